import { Event, Intent, tellGuild, tellUser } from '../events/tell.ts';
import { mayView } from '../permissions/compute.ts';
import { presentChannel, presentThreadMember } from '../present/channel.ts';
import { presentMember } from '../present/user.ts';
import type { Channel, Snowflake, Thread } from '../state/rows.ts';
import type { World } from '../world.ts';
import { threadOf } from './archive.ts';
import { guildOf } from './tell.ts';

/** Whoever is in it stays in it. The newcomer is also told of the thread itself, which may be news. */
export function addToThread(world: World, channel: Channel, userId: Snowflake): void {
  const { members } = threadOf(channel);
  if (members.some((it) => it.userId === userId)) return;
  const member = { userId, joinedAt: world.clock.now() };
  members.push(member);
  tellUser(world, userId, {
    event: Event.ThreadCreate,
    intents: Intent.Guilds,
    data: () => presentChannel(world, channel, userId),
  });
  tellJoined(world, channel, member);
}

export function tellJoined(world: World, channel: Channel, member: Thread['members'][number]): void {
  const joined = world.state.members.get(guildOf(channel))?.get(member.userId);
  const added = { ...presentThreadMember(channel.id, member), ...(joined && { member: presentMember(world, joined) }) };
  tellMembers(world, channel, member.userId, { added_members: [{ ...added, presence: null }] });
}

/** Answers whether this user was in it at all. */
export function removeFromThread(world: World, channel: Channel, userId: Snowflake): boolean {
  const thread = threadOf(channel);
  const left = thread.members.filter((it) => it.userId !== userId);
  if (left.length === thread.members.length) return false;
  thread.members = left;
  tellMembers(world, channel, userId, { removed_member_ids: [userId] });
  return true;
}

/** The user that it is about hears of it in any case; others need the intent for members. */
function tellMembers(world: World, channel: Channel, about: Snowflake, change: object): void {
  const data = {
    id: channel.id,
    guild_id: channel.guildId,
    member_count: Math.min(threadOf(channel).members.length, 50),
    ...change,
  };
  const event = Event.ThreadMembersUpdate;
  tellGuild(world, guildOf(channel), {
    event,
    intents: Intent.Guilds | Intent.GuildMembers,
    channelId: channel.id,
    data: ({ userId, intents }) => (userId === about || (intents & Intent.GuildMembers) !== 0 ? data : null),
  });
  if (!mayView(world, about, channel)) tellUser(world, about, { event, intents: Intent.Guilds, data });
}
