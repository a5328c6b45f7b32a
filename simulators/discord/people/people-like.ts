import type { User } from '../state/rows.ts';
import type { World } from '../world.ts';

/** The people whose name has the words in it. */
export function peopleLike({ state }: World, words: string): User[] {
  const wanted = words.trim().toLowerCase();
  const has = ({ username, globalName }: User) => `${username} ${globalName ?? ''}`.toLowerCase().includes(wanted);
  return [...state.users.values()].filter((user) => !user.bot && has(user));
}
