import type { Frame } from '../server/socket.ts';
import { guildEvents } from './guild-events.ts';
import { messageEvents } from './message-events.ts';
import { personEvents } from './person-events.ts';
import { pollEvents } from './poll-events.ts';
import { reactionEvents } from './reaction-events.ts';
import { byId, type Scene, type Sent, without } from './scene.ts';
import type { Channel, Deed, Guild, Member, Message, Presence, User } from './types.ts';

export type Told =
  | { kind: 'live'; isLive: boolean }
  | { kind: 'people'; people: User[] }
  | { kind: 'guilds'; guilds: Guild[]; conversations: Channel[] }
  | { kind: 'guild'; guildId: string; channels: Channel[]; members: Member[]; presences: Presence[] }
  | { kind: 'messages'; channelId: string; messages: Message[]; areOlder: boolean }
  | { kind: 'deeds'; deeds: Deed[] }
  | { kind: 'sent'; id: string; sent: Sent }
  | { kind: 'forgotten'; id: string }
  | { kind: 'read'; channelId: string }
  | { kind: 'event'; frame: Frame };

/** What an event of the gateway changes. */
export type Change = (scene: Scene, data: never) => Scene;

const changes: Record<string, Change> = {
  ...guildEvents,
  ...messageEvents,
  ...reactionEvents,
  ...pollEvents,
  ...personEvents,
};

export function reduce(scene: Scene, told: Told): Scene {
  switch (told.kind) {
    case 'live':
      return { ...scene, isLive: told.isLive };
    case 'people':
      return { ...scene, people: told.people };
    case 'guilds':
      return withGuilds(scene, told);
    case 'guild':
      return withGuild(scene, told);
    case 'messages':
      return withMessages(scene, told);
    case 'deeds':
      return { ...scene, deeds: { ...scene.deeds, ...byId(told.deeds) } };
    case 'sent':
      return { ...scene, sent: { ...scene.sent, [told.id]: told.sent } };
    case 'forgotten':
      return { ...scene, sent: without(scene.sent, told.id) };
    case 'read':
      return { ...scene, unread: scene.unread.filter((id) => id !== told.channelId) };
    case 'event':
      return changes[told.frame.t]?.(scene, told.frame.d as never) ?? scene;
  }
}

function withGuilds(scene: Scene, { guilds, conversations }: Extract<Told, { kind: 'guilds' }>): Scene {
  const inGuilds = Object.values(scene.channels).filter(({ guild_id: id }) => guilds.some((guild) => guild.id === id));
  return { ...scene, guilds, channels: byId([...inGuilds, ...conversations]) };
}

function withGuild(scene: Scene, told: Extract<Told, { kind: 'guild' }>): Scene {
  const { guildId, channels, members, presences } = told;
  const others = Object.values(scene.channels).filter(({ guild_id: id }) => id !== guildId);
  const known = Object.fromEntries(members.map((member) => [member.user.id, member]));
  return {
    ...scene,
    channels: byId([...others, ...channels]),
    members: { ...scene.members, [guildId]: known },
    presences: Object.fromEntries(presences.map((presence) => [presence.user.id, presence])),
  };
}

function withMessages(scene: Scene, told: Extract<Told, { kind: 'messages' }>): Scene {
  const { channelId, messages, areOlder } = told;
  const known = areOlder ? (scene.messages[channelId] ?? []) : [];
  return { ...scene, messages: { ...scene.messages, [channelId]: [...messages, ...known] } };
}
