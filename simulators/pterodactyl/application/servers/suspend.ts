import { isPelican } from '../../flavor.ts';
import { noContent } from '../../http/answer.ts';
import { apiError } from '../../http/api-error.ts';
import { unlessUnheard } from '../../http/node-trouble.ts';
import type { Route } from '../../http/router.ts';
import type { ServerRow } from '../../state/server-row.ts';
import { syncOnNode } from '../../wings/sync.ts';
import type { World } from '../../world.ts';

export const suspendServer: Route[] = [
  {
    method: 'POST',
    path: '/api/application/servers/:server/suspend',
    needs: 'servers',
    async handle({ found: { server } }, world) {
      if (server.status !== 'suspended') await change(world, server, { to: 'suspended', orBackTo: null });
      return noContent;
    },
  },
  {
    method: 'POST',
    path: '/api/application/servers/:server/unsuspend',
    needs: 'servers',
    async handle({ found: { server } }, world) {
      if (server.status === 'suspended') await change(world, server, { to: null, orBackTo: 'suspended' });
      return noContent;
    },
  },
];

/** A node that says no gets the row rolled back, though not always to what it was; on Pelican, it gets nothing. */
async function change(
  world: World,
  server: ServerRow,
  { to, orBackTo }: { to: 'suspended' | null; orBackTo: 'suspended' | null },
): Promise<void> {
  if (server.transferring) throw apiError(409, 'ConflictHttpException', 'The server is being moved.');
  server.status = to;
  try {
    await unlessUnheard(world, syncOnNode(world, server));
  } catch (error) {
    if (!isPelican(world)) server.status = orBackTo;
    throw error;
  }
}
