import { one } from '../../http/answer.ts';
import { notFound } from '../../http/api-error.ts';
import type { Route } from '../../http/router.ts';
import { present } from '../../present/kind.ts';
import { userKind } from '../../present/user.ts';
import type { User } from '../../state/rows.ts';
import { includes, paged, type Searchable } from '../listing.ts';

const searchable: Searchable<User> = {
  filters: {
    email: includes(({ email }) => email),
    uuid: includes(({ uuid }) => uuid),
    username: includes(({ username }) => username),
    external_id: includes(({ externalId }) => externalId),
  },
  sorts: { id: ({ id }) => id, uuid: ({ uuid }) => uuid },
};

export const readUsers: Route[] = [
  {
    method: 'GET',
    path: '/api/application/users',
    needs: 'users',
    handle: (call, world) => paged(call, world, userKind, world.state.users.all(), searchable),
  },
  {
    method: 'GET',
    path: '/api/application/users/external/:externalId',
    needs: 'users',
    handle(call, world) {
      const user = world.state.users.find(({ externalId }) => externalId === call.params['externalId']);
      if (!user) throw notFound();
      return one(present(userKind, user, call, world));
    },
  },
  {
    method: 'GET',
    path: '/api/application/users/:user',
    needs: 'users',
    handle: (call, world) => one(present(userKind, call.found.user, call, world)),
  },
];
