import type { Change } from './reduce.ts';
import type { Scene } from './scene.ts';
import { without } from './scene.ts';
import type { Message } from './types.ts';

type Found = (message: Message) => Message;

/** Another list of a channel's messages; one that was not looked at is not kept. */
export function inChannel(
  scene: Scene,
  channelId: string,
  change: (messages: readonly Message[]) => readonly Message[],
): Scene {
  const known = scene.messages[channelId];
  return known ? { ...scene, messages: { ...scene.messages, [channelId]: change(known) } } : scene;
}

export const changeMessage = (scene: Scene, channelId: string, id: string, change: Found): Scene =>
  inChannel(scene, channelId, (messages) => messages.map((it) => (it.id === id ? change(it) : it)));

interface Gone {
  channel_id: string;
  ids: string[];
}

const remove = (scene: Scene, { channel_id, ids }: Gone): Scene =>
  inChannel(scene, channel_id, (messages) => messages.filter(({ id }) => !ids.includes(id)));

/** Whoever wrote types no more. */
function written(scene: Scene, message: Message): Scene {
  const { channel_id: channelId, author } = message;
  const typing = { ...scene.typing, [channelId]: without(scene.typing[channelId] ?? {}, author.id) };
  const unread = scene.unread.includes(channelId) ? scene.unread : [...scene.unread, channelId];
  const known = inChannel({ ...scene, typing, unread }, channelId, (messages) =>
    messages.some(({ id }) => id === message.id) ? messages : [...messages, message],
  );
  const channel = scene.channels[channelId];
  if (!channel) return known;
  return { ...known, channels: { ...known.channels, [channelId]: { ...channel, last_message_id: message.id } } };
}

export const messageEvents: Record<string, Change> = {
  MESSAGE_CREATE: written,
  MESSAGE_UPDATE: (scene: Scene, message: Message) =>
    changeMessage(scene, message.channel_id, message.id, () => message),
  MESSAGE_DELETE: (scene: Scene, { channel_id, id }: { channel_id: string; id: string }) =>
    remove(scene, { channel_id, ids: [id] }),
  MESSAGE_DELETE_BULK: remove,
};
