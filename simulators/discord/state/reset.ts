import type { DiscordState } from './discord-state.ts';

/** Everything becomes as it is in another state; whoever holds this one sees it. */
export function become(state: DiscordState, other: DiscordState): void {
  for (const name of Object.keys(state) as (keyof DiscordState)[]) {
    const [mine, theirs] = [state[name], other[name]];
    if (mine instanceof Map && theirs instanceof Map)
      refill(mine as Map<string, unknown>, theirs as Map<string, unknown>);
    else if (name !== 'clockOffset') Object.assign(state, { [name]: theirs });
  }
}

function refill(map: Map<string, unknown>, entries: Map<string, unknown>): void {
  map.clear();
  for (const [key, value] of entries) map.set(key, value);
}
