import { isPelican } from '../../flavor.ts';
import { apiError } from '../../http/api-error.ts';
import type { Json } from '../../http/call.ts';
import type { ServerRow } from '../../state/server-row.ts';
import type { World } from '../../world.ts';

/** Adds, takes away and makes another port the first. What cannot be added is skipped without a word. */
export function movePorts(world: World, server: ServerRow, body: Json): void {
  const { allocations } = world.state;
  const fresh = listed(body['add_allocations'])
    .map((id) => allocations.get(Number(id)))
    .filter((allocation) => allocation?.nodeId === server.nodeId && allocation.serverId === null)
    .map((allocation) => allocation!);
  const given = listed(body['remove_allocations']).filter((id) => allocations.get(Number(id))?.serverId === server.id);

  let primary = body['allocation'];
  for (const id of given) {
    // The panel compares strictly here, so a port number sent as a text slips past.
    if (id !== primary) continue;
    if (!fresh[0]) throw display('The last port of a server cannot be taken away.');
    primary = fresh[0].id;
  }
  const isPortless = isPelican(world) && primary === null;
  const isOurs =
    isPortless ||
    allocations.get(Number(primary))?.serverId === server.id ||
    fresh.some(({ id }) => id === Number(primary));
  if (!isOurs) throw display('This port is not one of the server.');

  for (const allocation of fresh) allocation.serverId = server.id;
  for (const id of given) allocations.get(Number(id))!.serverId = null;
  server.allocationId = isPortless ? null : Number(primary);
}

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const display = (detail: string) => apiError(400, 'DisplayException', detail);
