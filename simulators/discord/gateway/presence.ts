import type { GatewayPresenceUpdate } from 'discord-api-types/v10';
import { Event, Intent, tellGuild } from '../events/tell.ts';
import type { Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';
import { offline, type Presence } from './listener.ts';

/** Of whoever listens more than once, the latest counts; who is invisible looks as if offline. */
export function presenceOf({ hub }: World, userId: Snowflake): Presence {
  let presence = offline;
  for (const listener of hub.listeners) if (listener.userId === userId) presence = listener.presence;
  return presence.status === 'invisible' ? offline : presence;
}

export const isOnline = (world: World, userId: Snowflake): boolean => presenceOf(world, userId).status !== 'offline';

export function presentPresence(world: World, guildId: Snowflake, userId: Snowflake): GatewayPresenceUpdate {
  const { status, activities } = presenceOf(world, userId);
  const device = world.state.users.get(userId)?.bot ? 'web' : 'desktop';
  return {
    user: { id: userId },
    guild_id: guildId,
    status,
    activities: activities.map((activity, index) => ({
      ...activity,
      id: String(index),
      created_at: world.clock.now(),
    })),
    client_status: status === 'offline' ? {} : { [device]: status },
  } as GatewayPresenceUpdate;
}

/** Does something by which somebody may look different, and tells of it wherever that one is a member. */
export function changePresence(world: World, userId: Snowflake, change: () => void): void {
  const before = JSON.stringify(presenceOf(world, userId));
  change();
  if (JSON.stringify(presenceOf(world, userId)) === before) return;
  for (const [guildId, members] of world.state.members) {
    if (!members.has(userId)) continue;
    const data = presentPresence(world, guildId, userId);
    tellGuild(world, guildId, { event: Event.PresenceUpdate, intents: Intent.GuildPresences, data });
  }
}
