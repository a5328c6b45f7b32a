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

/** Looks at our servers on a panel. Two calls for the state, two more for one that is offline, three for the log. */
export function pterodactylObserver(
  { panel, client }: OpenPanel,
  layout: ServerLayout,
): Pick<HostObserver, 'observe' | 'logs'> {
  const find = (orderId: string) => panel.findServer(externalIdOf(layout, orderId));

  return {
    observe: async (orderId) => stateOf({ panel, client }, await find(orderId), layout),
    async logs(orderId, lines) {
      const server = requireServer(await find(orderId), orderId);
      const file = layout.logFile;
      return readBotLog({ panel, client: requireClient(client) }, { server, lines, ...(file && { file }) });
    },
  };
}
