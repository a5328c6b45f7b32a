import { one } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import type { Route } from '../http/router.ts';
import type { ServerRow } from '../state/server-row.ts';
import type { World } from '../world.ts';
import { clientPage } from './client-page.ts';
import { mine } from './gate.ts';
import { permissionsOf, view } from './view.ts';

export const clientServerRoutes: Route[] = [
  {
    method: 'GET',
    path: '/api/client',
    handle: (call, world) => clientPage(call, world, visibleTo(call, world)),
  },
  {
    method: 'GET',
    path: '/api/client/servers/:uuid',
    guard: mine,
    handle(call, world) {
      const { server } = call.found;
      const meta = { is_server_owner: server.userId === call.caller.id, user_permissions: permissionsOf(call, server) };
      return one(view(server, call, world), { meta });
    },
  },
];

/** The two admin lists are empty for everybody else, and no error. */
function visibleTo({ query, caller }: Call, { state }: World): ServerRow[] {
  const type = query.get('type');
  const isMine = ({ userId }: ServerRow) => userId === caller.id;
  if (type === 'admin' || type === 'admin-all') {
    if (!caller.rootAdmin) return [];
    return type === 'admin-all' ? state.servers.all() : state.servers.filter((server) => !isMine(server));
  }
  return state.servers.filter(isMine);
}
