import { isPelican } from '../flavor.ts';
import type { User } from '../state/rows.ts';
import { each, type Kind } from './kind.ts';
import { serverKind } from './server.ts';
import { timestamp } from './time.ts';

export const userKind: Kind<User> = {
  object: 'user',
  attributes: (user, world) => ({
    id: user.id,
    external_id: user.externalId,
    uuid: user.uuid,
    username: user.username,
    email: user.email,
    ...(isPelican(world)
      ? { is_managed_externally: false, '2fa_enabled': user.twoFactor }
      : { first_name: user.firstName, last_name: user.lastName }),
    language: user.language,
    root_admin: user.rootAdmin,
    '2fa': user.twoFactor,
    created_at: timestamp(user.createdAt),
    updated_at: timestamp(user.updatedAt),
  }),
  includes: {
    servers: {
      needs: 'servers',
      load: (user, { state }) =>
        each(
          serverKind,
          state.servers.filter(({ userId }) => userId === user.id),
        ),
    },
  },
};
