import { isPelican } from '../../flavor.ts';
import { noContent } from '../../http/answer.ts';
import type { Call } from '../../http/call.ts';
import { isAway } from '../../http/node-trouble.ts';
import type { Route } from '../../http/router.ts';
import type { ServerRow } from '../../state/server-row.ts';
import { deleteOnNode } from '../../wings/delete.ts';
import type { World } from '../../world.ts';

/**
 * Only the word `force` forces; whatever else stands there is a plain delete. On Pelican a node has to be reached, and
 * may then say what it likes.
 */
export const deleteServer: Route[] = ['/api/application/servers/:server', '/api/application/servers/:server/:how'].map(
  (path) => ({
    method: 'DELETE',
    path,
    needs: 'servers',
    async handle({ found: { server }, params }: Call, world: World) {
      await deleteOnNode(world, server).catch((error) => {
        const isIgnored = isPelican(world) && !isAway(error);
        if (params['how'] !== 'force' && !isIgnored) throw error;
      });
      removeRow(world, server);
      return noContent;
    },
  }),
);

export function removeRow({ state, options }: World, server: ServerRow): void {
  for (const allocation of state.allocations.filter(({ serverId }) => serverId === server.id)) {
    allocation.serverId = null;
    if (options.version !== '1.11') allocation.notes = null;
  }
  state.servers.delete(server.id);
}
