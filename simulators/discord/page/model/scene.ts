import type { Stretch } from './stretch.ts';
import type { Channel, Deed, Guild, Member, Presence, User } from './types.ts';

/** Where a deed was begun, and how it is called. */
export interface Sent {
  channelId: string;
  words: string;
  /** Of the message whose component was used. */
  messageId: string | null;
  customId: string | null;
}

/** What was said in a channel since one looked there. */
export interface Unread {
  guildId: string | null;
  /** How often one was called by name. */
  calls: number;
}

/** Everything that the page knows, as one person sees it. */
export interface Scene {
  /** Who looks. */
  meId: string;
  /** Whether news come in. */
  isLive: boolean;
  /** Whoever wrote, or was written of, by id. */
  users: Readonly<Record<string, User>>;
  guilds: readonly Guild[];
  /** Of guilds that were looked at, and conversations. */
  channels: Readonly<Record<string, Channel>>;
  /** The newest message by channel: told so often that channels are not to change with it. */
  latest: Readonly<Record<string, string>>;
  /** By guild and user. */
  members: Readonly<Record<string, Readonly<Record<string, Member>>>>;
  presences: Readonly<Record<string, Presence>>;
  /** By channel; of those that are looked at. */
  said: Readonly<Record<string, Stretch>>;
  deeds: Readonly<Record<string, Deed>>;
  /** What was begun in this window, by deed. */
  sent: Readonly<Record<string, Sent>>;
  /** By channel: who types, and until when. */
  typing: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** By channel. */
  unread: Readonly<Record<string, Unread>>;
}

export const emptyScene = (meId: string): Scene => ({
  ...{ meId, isLive: false, users: {}, guilds: [], channels: {}, latest: {}, members: {}, presences: {} },
  ...{ said: {}, deeds: {}, sent: {}, typing: {}, unread: {} },
});

export const byId = <It extends { id: string }>(list: readonly It[]): Record<string, It> =>
  Object.fromEntries(list.map((it) => [it.id, it]));

/** Without one of its entries; the same record where there is none. */
export function without<It>(record: Readonly<Record<string, It>>, key: string): Readonly<Record<string, It>> {
  if (!(key in record)) return record;
  const { [key]: _gone, ...rest } = record;
  return rest;
}
