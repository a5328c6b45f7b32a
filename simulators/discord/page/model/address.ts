import type { Place } from './stage.ts';

/** What the address of the page says, so that each window can be somebody else, and somewhere else. */
export interface Address extends Place {
  userId: string | null;
}

export function readAddress(): Address {
  const query = new URLSearchParams(location.search);
  return { userId: query.get('as'), guildId: query.get('guild'), channelId: query.get('channel') };
}

export function writeAddress({ userId, guildId, channelId }: Address): void {
  const entries = Object.entries({ as: userId, guild: guildId, channel: channelId });
  const query = new URLSearchParams(entries.filter((entry): entry is [string, string] => entry[1] !== null));
  history.replaceState(null, '', `?${query}`);
}
