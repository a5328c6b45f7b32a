import { noContent } from '../http/answer.ts';
import { apiError } from '../http/api-error.ts';
import type { Call } from '../http/call.ts';
import type { Route } from '../http/router.ts';
import { allocationKind } from '../present/node.ts';
import type { Allocation } from '../state/rows.ts';
import type { World } from '../world.ts';
import { addAllocations } from './add-allocations.ts';
import { paged } from './listing.ts';

const path = '/api/application/nodes/:node/allocations';

export const allocationRoutes: Route[] = [
  { method: 'GET', path, needs: 'allocations', handle: list },
  {
    method: 'POST',
    path,
    needs: 'allocations',
    rules: () => ({
      ip: 'required|string',
      alias: 'nullable|string|max:191',
      ports: 'required|array',
      'ports.*': 'string',
    }),
    handle({ body, found: { node } }, { state }) {
      addAllocations(state, node, body);
      return noContent;
    },
  },
  {
    method: 'DELETE',
    path: `${path}/:allocation`,
    needs: 'allocations',
    handle({ found: { allocation } }, { state }) {
      if (allocation.serverId !== null)
        throw apiError(400, 'ServerUsingAllocationException', 'A server uses this port.');
      state.allocations.delete(allocation.id);
      return noContent;
    },
  },
];

/** These filters are of this list alone; others, and any sorting, are ignored here. */
function list(call: Call, world: World) {
  const wanted = (name: string) => call.query.get(`filter[${name}]`)?.trim() || null;
  const [ip, port, alias, server] = ['ip', 'port', 'ip_alias', 'server_id'].map(wanted);
  const fits = (allocation: Allocation) =>
    allocation.nodeId === call.found.node.id &&
    (!ip || allocation.ip === ip) &&
    (!port || String(allocation.port) === port) &&
    (!alias || (allocation.alias ?? '').toLowerCase().includes(alias.toLowerCase())) &&
    (!server || allocation.serverId === (Number.parseInt(server, 10) || null));
  return paged(call, world, allocationKind, world.state.allocations.filter(fits));
}
