import type { HostObserver } from '../../domain/hosting.ts';
import type { ApplicationApi } from './application.ts';
import { readBotLog } from './bot-log.ts';
import type { ClientApi } from './client.ts';
import { requireClient, requireServer } from './required.ts';
import { externalIdOf, type ServerLayout } from './server-layout.ts';
import { stateOf } from './server-state.ts';

export interface OpenPanel {
  panel: ApplicationApi;
  /** Null: processes and files are out of reach. */
  client: ClientApi | null;
}

/** Looks at our servers on a panel. Two calls for the state, three for the log. */
export function pterodactylObserver({ panel, client }: OpenPanel, layout: ServerLayout): HostObserver {
  const find = (orderId: string) => panel.findServer(externalIdOf(layout, orderId));

  return {
    observe: async (orderId) => stateOf({ client, installMarker: layout.installMarker }, await find(orderId)),
    async logs(orderId, lines) {
      const server = requireServer(await find(orderId), orderId);
      const file = layout.logFile;
      return readBotLog({ panel, client: requireClient(client) }, { server, lines, ...(file && { file }) });
    },
  };
}
