import type { Channel, Deed, Guild, Member, Message, Presence, User } from './types.ts';

/** Where a deed was begun, and how it is called. */
export interface Sent {
  channelId: string;
  words: string;
  /** Of the message whose component was used. */
  messageId: string | null;
  customId: string | null;
}

/** Everything that the page knows, as one person sees it. */
export interface Scene {
  /** Who looks. */
  meId: string;
  /** Whether news come in. */
  isLive: boolean;
  people: User[];
  guilds: Guild[];
  /** Of guilds that were looked at, and conversations. */
  channels: Readonly<Record<string, Channel>>;
  /** By guild and user. */
  members: Readonly<Record<string, Record<string, Member>>>;
  presences: Readonly<Record<string, Presence>>;
  /** By channel, oldest first; of channels that were looked at. */
  messages: Readonly<Record<string, readonly Message[]>>;
  deeds: Readonly<Record<string, Deed>>;
  /** What was begun in this window, by deed. */
  sent: Readonly<Record<string, Sent>>;
  /** By channel: who types, and until when. */
  typing: Readonly<Record<string, Readonly<Record<string, number>>>>;
  unread: readonly string[];
}

export const emptyScene = (meId: string): Scene => ({
  ...{ meId, isLive: false, people: [], guilds: [], channels: {}, members: {}, presences: {} },
  ...{ messages: {}, deeds: {}, sent: {}, typing: {}, unread: [] },
});

export const byId = <It extends { id: string }>(list: readonly It[]): Record<string, It> =>
  Object.fromEntries(list.map((it) => [it.id, it]));

/** Without one of its entries. */
export function without<It>(record: Readonly<Record<string, It>>, key: string): Record<string, It> {
  const { [key]: _gone, ...rest } = record;
  return rest;
}
