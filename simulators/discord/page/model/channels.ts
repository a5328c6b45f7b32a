import { ChannelType as Type } from 'discord-api-types/v10';
import type { Scene } from './scene.ts';
import type { Channel } from './types.ts';

export { Type };

const threads: readonly Type[] = [Type.PublicThread, Type.PrivateThread, Type.AnnouncementThread];
const voices: readonly Type[] = [Type.GuildVoice, Type.GuildStageVoice];
const forums: readonly Type[] = [Type.GuildForum, Type.GuildMedia];

export const isThread = ({ type }: Channel): boolean => threads.includes(type);
export const isVoice = ({ type }: Channel): boolean => voices.includes(type);
export const isForum = ({ type }: Channel): boolean => forums.includes(type);
export const isCategory = ({ type }: Channel): boolean => type === Type.GuildCategory;

/** A channel with what stands below it. */
export interface Branch {
  channel: Channel;
  below: Branch[];
}

/** By position; voice channels come last, as everywhere. */
const inOrder = (one: Channel, other: Channel): number =>
  Number(isVoice(one)) - Number(isVoice(other)) ||
  (one.position ?? 0) - (other.position ?? 0) ||
  Number(BigInt(one.id) - BigInt(other.id));

/** What stands in a guild: channels without a category first, each with its open threads. */
export function channelTree(channels: Scene['channels'], guildId: string): Branch[] {
  const shown = Object.values(channels).filter((it) => it.guild_id === guildId && !it.thread_metadata?.archived);
  const byParent = Map.groupBy(shown, ({ parent_id: id }) => (id && channels[id] ? id : null));
  const under = (parentId: string | null): Branch[] =>
    (byParent.get(parentId) ?? []).sort(inOrder).map((channel) => ({ channel, below: under(channel.id) }));
  const roots = under(null);
  return [
    ...roots.filter(({ channel }) => !isCategory(channel)),
    ...roots.filter(({ channel }) => isCategory(channel)),
  ];
}

/** Threads of a channel, the newest first. */
export const threadsOf = ({ channels, latest }: Pick<Scene, 'channels' | 'latest'>, parentId: string): Channel[] =>
  Object.values(channels)
    .filter((it) => it.parent_id === parentId && isThread(it))
    .sort((one, other) => Number(BigInt(latest[other.id] ?? other.id) - BigInt(latest[one.id] ?? one.id)));

/** The first one that can be read. */
export const firstOf = (branches: readonly Branch[]): Channel | undefined =>
  flat(branches).find((it) => !isCategory(it) && !isVoice(it));

export const flat = (branches: readonly Branch[]): Channel[] =>
  branches.flatMap(({ channel, below }) => [channel, ...flat(below)]);
