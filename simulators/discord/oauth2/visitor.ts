import type { IncomingHttpHeaders } from 'node:http';
import type { User } from '../state/rows.ts';
import type { World } from '../world.ts';

const name = 'simulated_discord_person';

/** Whom the visitor last said to be. */
export function personIn({ cookie = '' }: IncomingHttpHeaders, { state }: World): User | null {
  const [, id] = new RegExp(`(?:^|; )${name}=(\\d+)`).exec(cookie) ?? [];
  const user = state.users.get(id ?? '');
  return user && !user.bot ? user : null;
}

export const remember = ({ id }: User): Record<string, string> => ({
  'set-cookie': `${name}=${id}; Path=/oauth2; HttpOnly; SameSite=Lax`,
});
