import { useEffect, useState } from 'react';
import { readAddress, writeAddress } from './address.ts';
import { channelTree, firstOf } from './channels.ts';
import type { Scene } from './scene.ts';
import type { Place } from './stage.ts';
import type { Channel, Guild } from './types.ts';

const nowhere: Place = { guildId: null, channelId: null };

function placeInAddress(): Place | null {
  const { guildId, channelId } = readAddress();
  return guildId || channelId ? { guildId, channelId } : null;
}

/** Where one looks; null until the first guild is known, where the address says nothing. */
export const usePlace = () => useState<Place | null>(placeInAddress);

/** The channel that is looked at: the one that is named, where it is seen, or the guild's first. */
function channelAt(scene: Scene, { guildId, channelId }: Place): Channel | null {
  const named = scene.channels[channelId ?? ''];
  if (named && (named.guild_id ?? null) === guildId) return named;
  return guildId ? (firstOf(channelTree(scene, guildId)) ?? null) : null;
}

/** What stands at a place; whoever has none, or may not be there, is led to the first guild. */
export function useSurroundings(
  scene: Scene,
  place: Place | null,
  go: (place: Place) => void,
): { guild: Guild | null; channel: Channel | null } {
  const { meId, guilds } = scene;
  const guild = guilds.find(({ id }) => id === place?.guildId) ?? null;
  const channel = channelAt(scene, place ?? nowhere);
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
