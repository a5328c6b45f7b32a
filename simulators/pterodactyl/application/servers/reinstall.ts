import { noContent } from '../../http/answer.ts';
import { unlessUnheard } from '../../http/node-trouble.ts';
import type { Route } from '../../http/router.ts';
import { reinstallOnNode } from '../../wings/install.ts';

/** No state is looked at, so a suspended server comes out of it unsuspended. */
export const reinstallServer: Route = {
  method: 'POST',
  path: '/api/application/servers/:server/reinstall',
  needs: 'servers',
  async handle({ found: { server } }, world) {
    const before = server.status;
    server.status = 'installing';
    try {
      await unlessUnheard(world, reinstallOnNode(world, server));
    } catch (error) {
      server.status = before;
      throw error;
    }
    return noContent;
  },
};
