import { isPelican } from '../../flavor.ts';
import type { User } from '../../state/rows.ts';
import type { LookUp, Rules } from '../../validation/validate.ts';
import type { World } from '../../world.ts';

const username: LookUp = {
  rule: 'regex',
  holds: (value) => /^[a-z0-9][a-z0-9_.-]+[a-z0-9]$/i.test(String(value)),
};

export function userRules(world: World, ownId?: number): Rules {
  const { users } = world.state;
  const most = isPelican(world) ? 255 : 191;
  const unique = (read: (user: User) => string | null): LookUp => ({
    rule: 'unique',
    holds: (value) =>
      !users.find((user) => user.id !== ownId && read(user)?.toLowerCase() === String(value).toLowerCase()),
  });
  return {
    external_id: [`nullable|string|max:${most}`, unique(({ externalId }) => externalId)],
    email: [`required|email|between:1,${most}`, unique(({ email }) => email)],
    username: [`required|between:1,${most}`, unique((user) => user.username), username],
    ...(isPelican(world) ? pelicansOwn : pterodactylsOwn),
    password: 'nullable|string',
    language: 'string|in:en',
  };
}

const pterodactylsOwn: Rules = {
  first_name: 'required|string|between:1,191',
  last_name: 'required|string|between:1,191',
  root_admin: 'boolean',
};

/** Who is an admin is a matter of roles. */
const pelicansOwn: Rules = { timezone: 'string', is_managed_externally: 'boolean' };
