import { tooManyCreates } from '../http/api-error.ts';
import type { World } from '../world.ts';
import type { Scope } from './keep.ts';

const most = 200;
const day = 86_400_000;

/** New names in one guild are counted by the day; those that are written over cost nothing. */
export function countCreates({ state, clock }: World, { applicationId, guildId }: Scope, creates: number): void {
  if (guildId === null || creates === 0) return;
  const key = `${applicationId}:${guildId}`;
  const kept = state.commandCreates.get(key);
  const count = kept && kept.resetsAt > clock.now() ? kept : { made: 0, resetsAt: clock.now() + day };
  if (count.made + creates > most) throw tooManyCreates(most);
  state.commandCreates.set(key, { ...count, made: count.made + creates });
}
