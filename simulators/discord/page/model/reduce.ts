import type { Frame } from '../server/socket.ts';
import { guildEvents } from './guild-events.ts';
import { inChannel, messageEvents } from './message-events.ts';
import { personEvents } from './person-events.ts';
import { pollEvents } from './poll-events.ts';
import { reactionEvents } from './reaction-events.ts';
import { byId, type Scene, type Sent, without } from './scene.ts';
import { answered, asked, type Stretch, withNewer, withOlder } from './stretch.ts';
import type { Channel, Deed, Guild, Member, Message, Presence } from './types.ts';
import { withUsersOf } from './users.ts';

export type Told =
  | { kind: 'live'; isLive: boolean }
  | { kind: 'guilds'; guilds: Guild[]; conversations: Channel[] }
  | { kind: 'guild'; guildId: string; channels: Channel[]; members: Member[]; presences: Presence[] }
  | { kind: 'channels'; guildId: string; channels: Channel[] }
  | { kind: 'asked'; channelId: string }
  | ({ kind: 'said'; channelId: string } & Pick<Stretch, 'messages' | 'hasOlder' | 'hasNewer'>)
  | { kind: 'older' | 'newer'; channelId: string; messages: Message[]; isMore: boolean }
  | { kind: 'followed'; channelId: string; isFollowed: boolean }
  | { kind: 'left'; channelId: string }
  | { kind: 'deeds'; deeds: Deed[] }
  | { kind: 'sent'; id: string; sent: Sent }
  | { kind: 'forgotten'; id: string }
  | { kind: 'read'; channelId: string }
  | { kind: 'events'; frames: readonly Frame[] };

type As<Kind extends Told['kind']> = Extract<Told, { kind: Kind }>;

/** What an event of the gateway changes. */
export type Change = (scene: Scene, data: never) => Scene;

const changes: Record<string, Change> = {
  ...guildEvents,
  ...messageEvents,
  ...reactionEvents,
  ...pollEvents,
  ...personEvents,
};

const tellings: { [Kind in Told['kind']]: (scene: Scene, told: As<Kind>) => Scene } = {
  live: (scene, { isLive }) => ({ ...scene, isLive }),
  guilds: withGuilds,
  guild: withGuild,
  channels: withChannels,
  asked: (scene, { channelId }) => ({ ...scene, said: { ...scene.said, [channelId]: asked(scene.said[channelId]) } }),
  said: (scene, { channelId, ...answer }) => ({
    ...withUsersOf(scene, answer.messages),
    said: { ...scene.said, [channelId]: answered(scene.said[channelId], answer) },
  }),
  older: (scene, { channelId, messages, isMore }) =>
    inChannel(withUsersOf(scene, messages), channelId, (stretch) => withOlder(stretch, messages, isMore)),
  newer: (scene, { channelId, messages, isMore }) =>
    inChannel(withUsersOf(scene, messages), channelId, (stretch) =>
      withNewer(stretch, messages, isMore || isBehind(scene, channelId, messages)),
    ),
  followed: (scene, { channelId, isFollowed }) =>
    inChannel(scene, channelId, (stretch) =>
      stretch.isFollowed === isFollowed ? stretch : { ...stretch, isFollowed },
    ),
  left: (scene, { channelId }) => ({ ...scene, said: without(scene.said, channelId) }),
  deeds: (scene, { deeds }) => ({ ...scene, deeds: { ...scene.deeds, ...byId(deeds) } }),
  sent: (scene, { id, sent }) => ({ ...scene, sent: { ...scene.sent, [id]: sent } }),
  forgotten: (scene, { id }) => ({ ...scene, sent: without(scene.sent, id) }),
  read: (scene, { channelId }) => ({ ...scene, unread: without(scene.unread, channelId) }),
  events: (scene, { frames }) => frames.reduce((now, { t, d }) => changes[t]?.(now, d as never) ?? now, scene),
};

export const reduce = (scene: Scene, told: Told): Scene =>
  (tellings[told.kind] as (scene: Scene, told: Told) => Scene)(scene, told);

/** Whether something was said since they were asked for. */
function isBehind({ latest }: Scene, channelId: string, messages: readonly Message[]): boolean {
  const last = messages.at(-1);
  return last !== undefined && BigInt(latest[channelId] ?? 0) > BigInt(last.id);
}

function withGuilds(scene: Scene, { guilds, conversations }: As<'guilds'>): Scene {
  const known = new Set(guilds.map(({ id }) => id));
  const inGuilds = Object.values(scene.channels).filter(({ guild_id: id }) => id !== undefined && known.has(id));
  return { ...scene, guilds, ...channelsNow(scene, [...inGuilds, ...conversations]) };
}

function withGuild(scene: Scene, told: As<'guild'>): Scene {
  const { guildId, members, presences } = told;
  const known = Object.fromEntries(members.map((member) => [member.user.id, member]));
  return {
    ...withChannels(scene, told),
    members: { ...scene.members, [guildId]: known },
    presences: Object.fromEntries(presences.map((presence) => [presence.user.id, presence])),
  };
}

function withChannels(scene: Scene, { guildId, channels }: Pick<As<'channels'>, 'guildId' | 'channels'>): Scene {
  const others = Object.values(scene.channels).filter(({ guild_id: id }) => id !== guildId);
  return { ...scene, ...channelsNow(scene, [...others, ...channels]) };
}

/** What was said while the line was broken is unread, too. */
function channelsNow(scene: Scene, channels: readonly Channel[]): Pick<Scene, 'channels' | 'latest' | 'unread'> {
  const latest = { ...scene.latest };
  const unread = { ...scene.unread };
  for (const { id, guild_id: guildId = null, last_message_id: last } of channels) {
    const isNews = last && latest[id] && BigInt(last) > BigInt(latest[id]) && !scene.said[id]?.isFollowed;
    if (isNews) unread[id] = { calls: 0, ...unread[id], guildId };
    if (last) latest[id] = last;
  }
  return { channels: byId(channels), latest, unread };
}
