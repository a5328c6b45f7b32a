import { eggCalls } from './application/eggs.ts';
import { nodeCalls } from './application/nodes.ts';
import { serverCalls } from './application/servers.ts';
import { userCalls } from './application/users.ts';
import { flavorOf } from './flavor.ts';
import { kindOfKey } from './key-kind.ts';
import { type PanelAccess, transport } from './transport.ts';

export type ApplicationApi = ReturnType<typeof applicationApi>;

/** The panel as its owner sees it: what there is, and how large. */
export function applicationApi(access: PanelAccess) {
  const panel = transport(access, 'application');
  const flavor = flavorOf(panel, access.key);
  return {
    keyKind: kindOfKey(access.key),
    flavor,
    ...serverCalls(panel),
    ...nodeCalls(panel, flavor),
    ...eggCalls(panel, flavor),
    ...userCalls(panel),
  };
}
