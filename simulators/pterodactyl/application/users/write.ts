import { isPelican } from '../../flavor.ts';
import { noContent, one } from '../../http/answer.ts';
import { apiError } from '../../http/api-error.ts';
import type { Json } from '../../http/call.ts';
import type { Route } from '../../http/router.ts';
import { present } from '../../present/kind.ts';
import { userKind } from '../../present/user.ts';
import type { User } from '../../state/rows.ts';
import type { World } from '../../world.ts';
import { truth } from '../servers/truth.ts';
import { userRules } from './rules.ts';

export const writeUsers: Route[] = [
  {
    method: 'POST',
    path: '/api/application/users',
    needs: 'users',
    rules: (_call, world) => userRules(world),
    handle(call, world) {
      const now = world.clock.now();
      const unwritten = { uuid: crypto.randomUUID(), twoFactor: false, createdAt: now, updatedAt: now };
      const user = world.state.users.add({ ...unwritten, ...fields(call.body, nobody, world) });
      // The row is written first, and a mail server that is away cannot undo it.
      if (world.options.mailFails) throw apiError(500, 'TransportException', 'The mail could not be sent.');
      const meta = { resource: `${world.url()}/api/application/users/${user.id}` };
      return one(present(userKind, user, call, world), { status: 201, meta });
    },
  },
  {
    method: 'PATCH',
    path: '/api/application/users/:user',
    needs: 'users',
    rules: ({ found: { user } }, world) => userRules(world, user?.id),
    handle(call, world) {
      const { user } = call.found;
      Object.assign(user, fields(call.body, user, world), { updatedAt: world.clock.now() });
      return one(present(userKind, user, call, world));
    },
  },
  {
    method: 'DELETE',
    path: '/api/application/users/:user',
    needs: 'users',
    handle({ found: { user } }, { state }) {
      const owns = state.servers.find(({ userId }) => userId === user.id);
      if (owns) throw apiError(400, 'DisplayException', 'A user with servers cannot be deleted.');
      state.users.delete(user.id);
      return noContent;
    },
  },
];

const nobody = { externalId: null, language: 'en', rootAdmin: false };

/** What is left out keeps its value. */
const fields = (body: Json, before: Pick<User, 'externalId' | 'language' | 'rootAdmin'>, world: World) => ({
  email: String(body['email']),
  username: String(body['username']).toLowerCase(),
  firstName: String(body['first_name'] ?? ''),
  lastName: String(body['last_name'] ?? ''),
  externalId: 'external_id' in body ? (body['external_id'] as string | null) : before.externalId,
  language: String(body['language'] ?? before.language),
  rootAdmin: (isPelican(world) ? undefined : truth(body['root_admin'])) ?? before.rootAdmin,
});
