import { removeFromThread } from '../channels/thread-members.ts';
import { Event, Intent } from '../events/tell.ts';
import type { Member, Snowflake } from '../state/rows.ts';
import { leaveVoice } from '../voice/leave.ts';
import type { World } from '../world.ts';
import { removeRole } from './roles.ts';
import { tellUserOf } from './tell.ts';

/** Somebody is in a guild no more, whoever wanted that; a bot takes its own role along. */
export function removeMember(world: World, member: Member): void {
  const { state, hub } = world;
  const { guildId, userId } = member;
  leaveVoice(world, member);
  leaveThreads(world, guildId, userId);
  state.members.get(guildId)?.delete(userId);
  hub.left(guildId, userId);
  const user = state.users.get(userId)!;
  tellUserOf(world, guildId, { event: Event.GuildMemberRemove, intents: Intent.GuildMembers, user });
  const own = [...(state.roles.get(guildId)?.values() ?? [])].find(({ botId }) => botId === userId);
  if (own) removeRole(world, own);
}

function leaveThreads(world: World, guildId: Snowflake, userId: Snowflake): void {
  for (const channel of world.state.channels.values()) {
    if (channel.guildId === guildId && channel.thread) removeFromThread(world, channel, userId);
  }
}
