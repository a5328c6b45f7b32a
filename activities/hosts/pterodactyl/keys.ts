import { Refusal } from '../../../domain/refusal.ts';
import type { ApplicationApi } from '../../../integrations/pterodactyl/application.ts';
import type { ClientApi } from '../../../integrations/pterodactyl/client.ts';

/** The two kinds of keys look alike, and each opens another door. */
export function requireKeys({ client }: { panel: ApplicationApi; client: ClientApi | null }): void {
  if (client?.keyKind !== 'application') return;
  throw new Refusal('client-key-wrong-kind', 'PTERODACTYL_CLIENT_KEY is an application key (ptla_).', {
    remedy: 'Make one under an admin account: Panel → Account → API Credentials. It begins with ptlc_.',
  });
}
