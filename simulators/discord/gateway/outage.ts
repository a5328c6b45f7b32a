import type { Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';

/** Takes a guild away from all who are in it, or gives it back; null where it is not there. */
export function setOutage(world: World, guildId: Snowflake, isAway: boolean): true | null {
  const { state, hub } = world;
  const guild = state.guilds.get(guildId);
  const members = state.members.get(guildId);
  if (!guild || !members) return null;
  if (guild.unavailable === isAway) return true;
  guild.unavailable = isAway;
  const listening = new Set([...hub.listeners].map(({ userId }) => userId));
  for (const userId of listening) {
    if (!members.has(userId)) continue;
    if (isAway) hub.away(guildId, userId);
    else hub.joined(guildId, userId);
  }
  world.saveSoon();
  return true;
}
