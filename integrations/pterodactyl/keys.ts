import { Refusal } from '../../domain/refusal.ts';
import type { OpenPanel } from './observe.ts';
import { wording } from './wording.ts';

/** The two kinds of keys look alike, and each opens another door. */
export async function requireKeys({ panel, client }: OpenPanel): Promise<void> {
  if (client?.keyKind !== 'application') return;
  const { applicationKey, accountKey, accountKeysAt } = wording[await panel.flavor()];
  throw new Refusal('client-key-wrong-kind', `PTERODACTYL_CLIENT_KEY is an application key (${applicationKey}).`, {
    remedy: `Make one under an admin account: ${accountKeysAt}. It begins with ${accountKey}.`,
  });
}
