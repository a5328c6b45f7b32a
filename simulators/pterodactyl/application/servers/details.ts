import { one } from '../../http/answer.ts';
import type { Route } from '../../http/router.ts';
import { present } from '../../present/kind.ts';
import { serverKind } from '../../present/server.ts';
import { longest } from './create-rules.ts';
import { exists, externalIdIsFree } from './look-ups.ts';

/** The external id and the description are always written: left out, they are gone. */
export const changeDetails: Route = {
  method: 'PATCH',
  path: '/api/application/servers/:server/details',
  needs: 'servers',
  rules: ({ found: { server } }, world) => ({
    external_id: [`nullable|string|between:1,${longest(world)}`, externalIdIsFree(world.state, server.id)],
    name: `required|string|between:1,${longest(world)}`,
    user: ['required|integer', exists(world.state.users)],
    description: 'nullable|string',
  }),
  handle(call, world) {
    const { body, found } = call;
    Object.assign(found.server, {
      externalId: body['external_id'] ?? null,
      name: String(body['name']),
      userId: Number(body['user']),
      description: String(body['description'] ?? ''),
      updatedAt: world.clock.now(),
    });
    return one(present(serverKind, found.server, call, world));
  },
};
