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

/** Processes and files can be reached with an account's key alone. */
export function requireClient(client: ClientApi | null): ClientApi {
  if (client) return client;
  throw new Refusal('client-key-missing', 'Botyard has no key that reaches processes and files on the panel.', {
    remedy: "Set PTERODACTYL_CLIENT_KEY to an admin account's key (ptlc_), or do it by hand in the panel.",
  });
}
