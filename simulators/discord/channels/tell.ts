import type { Viewer } from '../events/dispatch.ts';
import { Event, Intent, tellGuild } from '../events/tell.ts';
import { isThread, mayView } from '../permissions/compute.ts';
import { presentChannel, presentThreadMember } from '../present/channel.ts';
import type { Channel, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';

type ChannelEvent = typeof Event.ChannelCreate | typeof Event.ChannelUpdate | typeof Event.ChannelDelete;
type ThreadEvent = typeof Event.ThreadCreate | typeof Event.ThreadUpdate;

/** Of a channel in a guild; that it is gone is told while it is still there, for only then is it known who saw it. */
export function tellChannel(world: World, event: ChannelEvent, channel: Channel): void {
  tellGuild(world, guildOf(channel), {
    event,
    intents: Intent.Guilds,
    channelId: channel.id,
    data: ({ userId }) => presentChannel(world, channel, userId),
  });
  if (event === Event.ChannelUpdate) tellWhoSeesItNoMore(world, channel);
}

/** No event of the gateway's: the page of a person who does not see a channel (any more) is to look anew. */
const sightChanged = 'PERSON_SIGHT' as Event;

const tellWhoSeesItNoMore = (world: World, channel: Channel): void =>
  tellGuild(world, guildOf(channel), {
    event: sightChanged,
    intents: 0,
    data: ({ userId, applicationId }) =>
      applicationId === null && !mayView(world, userId, channel) ? { guild_id: channel.guildId } : null,
  });

export const tellThread = (world: World, event: ThreadEvent, thread: Channel, more: object = {}): void =>
  tellGuild(world, guildOf(thread), {
    event,
    intents: Intent.Guilds,
    channelId: thread.id,
    data: ({ userId }) => ({ ...presentChannel(world, thread, userId), ...more }),
  });

/** While it is still there. */
export const tellThreadDeleted = (world: World, thread: Channel): void =>
  tellGuild(world, guildOf(thread), {
    event: Event.ThreadDelete,
    intents: Intent.Guilds,
    channelId: thread.id,
    data: { id: thread.id, guild_id: thread.guildId, parent_id: thread.parentId, type: thread.type },
  });

/** Tells each member of a thread that is open again that it is one. */
export const tellOwnMembership = (world: World, thread: Channel): void =>
  tellGuild(world, guildOf(thread), {
    event: Event.ThreadMemberUpdate,
    intents: Intent.Guilds,
    channelId: thread.id,
    data({ userId }) {
      const own = thread.thread?.members.find((it) => it.userId === userId);
      return own ? { ...presentThreadMember(thread.id, own), guild_id: thread.guildId } : null;
    },
  });

/** The active threads of channels, to those who see a channel that they did not see before. */
export function tellThreadsOfNewlyVisible(
  world: World,
  guildId: Snowflake,
  channels: readonly Channel[],
  sawBefore: (viewer: Viewer, channel: Channel) => boolean,
): void {
  tellGuild(world, guildId, {
    event: Event.ThreadListSync,
    intents: Intent.Guilds,
    data(viewer) {
      const { userId } = viewer;
      const gained = channels.filter((it) => mayView(world, userId, it) && !sawBefore(viewer, it)).map(({ id }) => id);
      return gained.length > 0
        ? { guild_id: guildId, channel_ids: gained, ...activeThreads(world, userId, gained) }
        : null;
    },
  });
}

/** As far as this user sees them, with what the user's own part in them is; the newest first. */
export function activeThreads(world: World, userId: Snowflake, parentIds: readonly Snowflake[]) {
  const threads = [...world.state.channels.values()]
    .filter((it) => isThread(it) && parentIds.includes(it.parentId ?? '') && !it.thread?.archived)
    .filter((it) => mayView(world, userId, it))
    .sort((one, other) => (BigInt(one.id) < BigInt(other.id) ? 1 : -1));
  return presentThreads(world, userId, threads);
}

export const presentThreads = (world: World, userId: Snowflake, threads: readonly Channel[]) => ({
  threads: threads.map((it) => presentChannel(world, it, userId)),
  members: threads.flatMap(({ id, thread }) =>
    (thread?.members ?? []).filter((it) => it.userId === userId).map((it) => presentThreadMember(id, it)),
  ),
});

export function guildOf({ id, guildId }: Channel): Snowflake {
  if (guildId === null) throw new Error(`Channel ${id} is in no guild.`);
  return guildId;
}
