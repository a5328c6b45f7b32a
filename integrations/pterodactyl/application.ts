import { eggCalls } from './application/eggs.ts';
import { nodeCalls } from './application/nodes.ts';
import { serverCalls } from './application/servers.ts';
import { userCalls } from './application/users.ts';
import { kindOfKey } from './key-kind.ts';
import { type PanelAccess, transport } from './transport.ts';

export type ApplicationApi = ReturnType<typeof applicationApi>;

/** The panel as its owner sees it: what there is, and how large. */
export function applicationApi(access: PanelAccess) {
  const panel = transport(access, 'application');
  return {
    keyKind: kindOfKey(access.key),
    ...serverCalls(panel),
    ...nodeCalls(panel),
    ...eggCalls(panel),
    ...userCalls(panel),
  };
}
