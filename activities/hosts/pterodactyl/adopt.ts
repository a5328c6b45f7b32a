import { Refusal } from '../../../domain/refusal.ts';
import type { PanelServer } from '../../../integrations/pterodactyl/application/servers.ts';
import type { PterodactylSettings } from '../../../integrations/pterodactyl/settings.ts';

/** A server under our name that we would not have made is nobody's to take over silently. */
export function adopt(server: PanelServer, settings: PterodactylSettings): PanelServer {
  if (server.egg === settings.eggId && server.user === settings.userId) return server;
  const differs = server.egg === settings.eggId ? `user ${server.user}` : `egg ${server.egg}`;
  throw new Refusal(
    'server-foreign',
    `The panel's server ${server.identifier} bears this order's name, but has ${differs}.`,
    {
      remedy: `Look at its external id "${server.external_id}" in the panel: delete that server or clear the id, then try again.`,
    },
  );
}
