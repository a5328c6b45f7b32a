import { Refusal } from '../../domain/refusal.ts';
import type { EggId, PanelEgg } from './application/eggs.ts';
import type { PanelServer } from './application/servers.ts';
import type { ApplicationApi } from './application.ts';
import type { ClientApi } from './client.ts';
import { eggMissing } from './missing.ts';

/** Processes and files can be reached with an account's key alone. */
export function requireClient(client: ClientApi | null): ClientApi {
  if (client) return client;
  throw new Refusal('client-key-missing', 'Botyard has no key that reaches processes and files on the panel.', {
    remedy:
      "Set PTERODACTYL_CLIENT_KEY to an admin account's key (ptlc_, on Pelican pacc_), or do it by hand in the panel.",
  });
}

export function requireServer(server: PanelServer | null, orderId: string): PanelServer {
  if (server) return server;
  throw new Refusal('server-missing', `The panel has no server for order ${orderId}.`, {
    remedy: 'Provision the order again, or end it.',
  });
}

export async function requireEgg(panel: ApplicationApi, id: EggId): Promise<PanelEgg> {
  const egg = await panel.findEgg(id);
  if (egg) return egg;
  throw eggMissing(await panel.flavor(), id);
}
