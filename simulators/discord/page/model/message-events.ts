import type { Change } from './reduce.ts';
import { type Scene, without } from './scene.ts';
import { type News, type Stretch, told, withChanged } from './stretch.ts';
import type { Message } from './types.ts';
import { withUsersOf } from './users.ts';

/** Another stretch of a channel; one that is not looked at is not kept. */
export function inChannel(scene: Scene, channelId: string, change: (stretch: Stretch) => Stretch): Scene {
  const known = scene.said[channelId];
  const next = known && change(known);
  return !next || next === known ? scene : { ...scene, said: { ...scene.said, [channelId]: next } };
}

export const changeMessage = (
  scene: Scene,
  channelId: string,
  id: string,
  change: (message: Message) => Message,
): Scene => inChannel(scene, channelId, (stretch) => withChanged(stretch, id, change));

const heard =
  (t: News['t']) =>
  (scene: Scene, d: News['d'] & { channel_id: string }): Scene =>
    inChannel(scene, d.channel_id, (stretch) => told(stretch, { t, d } as News));

type Created = Message & { guild_id?: string };

/** Whoever wrote types no more. */
function written(scene: Scene, message: Created): Scene {
  const { channel_id: channelId, author } = message;
  const typing = scene.typing[channelId]?.[author.id]
    ? { ...scene.typing, [channelId]: without(scene.typing[channelId], author.id) }
    : scene.typing;
  const latest = { ...scene.latest, [channelId]: message.id };
  const next = { ...withUsersOf(scene, [message]), typing, latest, unread: unreadAfter(scene, message) };
  return heard('MESSAGE_CREATE')(next, message);
}

/** What is looked at by its end is read as it comes. */
function unreadAfter({ unread, said, members, meId }: Scene, message: Created): Scene['unread'] {
  const { channel_id: channelId, guild_id: guildId = null, author } = message;
  const isSeen = said[channelId]?.isFollowed && document.visibilityState === 'visible';
  if (isSeen || author.id === meId) return unread;
  const own = members[guildId ?? '']?.[meId]?.roles ?? [];
  const calls = (unread[channelId]?.calls ?? 0) + Number(guildId === null || isCalled(message, meId, own));
  return { ...unread, [channelId]: { guildId, calls } };
}

export const isCalled = (
  { mention_everyone: all, mentions, mention_roles: roles }: Message,
  userId: string,
  own: readonly string[],
): boolean => all || mentions.some(({ id }) => id === userId) || roles.some((id) => own.includes(id));

export const messageEvents: Record<string, Change> = {
  MESSAGE_CREATE: written,
  MESSAGE_UPDATE: (scene: Scene, message: Message) => heard('MESSAGE_UPDATE')(withUsersOf(scene, [message]), message),
  MESSAGE_DELETE: heard('MESSAGE_DELETE'),
  MESSAGE_DELETE_BULK: heard('MESSAGE_DELETE_BULK'),
};
