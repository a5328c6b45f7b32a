import { useEffect, useMemo, useState } from 'react';
import { readAddress, writeAddress } from './address.ts';
import { channelTree, firstOf } from './channels.ts';
import type { Scene } from './scene.ts';
import { type Place, useSeen } from './stage.ts';
import type { Store } from './store.ts';
import type { Channel, Guild } from './types.ts';

const nowhere: Place = { guildId: null, channelId: null };

function placeInAddress(): Place | null {
  const { guildId, channelId } = readAddress();
  return guildId || channelId ? { guildId, channelId } : null;
}

/** Where one looks; null until the first guild is known, where the address says nothing. */
export const usePlace = () => useState<Place | null>(placeInAddress);

/** The channel that is looked at: the one that is named, where it is seen, or the guild's first. */
function channelAt(channels: Scene['channels'], { guildId, channelId }: Place): Channel | null {
  const named = channels[channelId ?? ''];
  if (named && (named.guild_id ?? null) === guildId) return named;
  return guildId ? (firstOf(channelTree(channels, guildId)) ?? null) : null;
}

/** What stands at a place; whoever has none, or may not be there, is led to the first guild. */
export function useSurroundings(
  store: Store,
  place: Place | null,
  go: (place: Place) => void,
): { guild: Guild | null; channel: Channel | null } {
  const guilds = useSeen(store, (scene) => scene.guilds);
  const channels = useSeen(store, (scene) => scene.channels);
  const { meId } = store.scene();
  const guild = useMemo(() => guilds.find(({ id }) => id === place?.guildId) ?? null, [guilds, place?.guildId]);
  const channel = useMemo(() => channelAt(channels, place ?? nowhere), [channels, place]);
  const [first] = guilds;
  const isLost = place === null || (place.guildId !== null && !guild);

  useEffect(() => {
    if (first && isLost) go({ guildId: first.id, channelId: null });
  }, [first, isLost, go]);
  useEffect(() => {
    if (place) writeAddress({ userId: meId, guildId: place.guildId, channelId: channel?.id ?? place.channelId });
  }, [meId, place, channel?.id]);

  return { guild, channel };
}
