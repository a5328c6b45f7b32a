import { ChannelFlags } from 'discord-api-types/v10';
import { Event } from '../events/tell.ts';
import { tooManyThreads } from '../http/api-error.ts';
import { timeOf } from '../ids.ts';
import { isThread } from '../permissions/compute.ts';
import type { Channel, Snowflake, Thread } from '../state/rows.ts';
import type { World } from '../world.ts';
import { guildOf, tellOwnMembership, tellThread } from './tell.ts';

const maxActiveThreads = 1_000;

/** Puts a thread away, or opens it again, and tells of it. */
export function setArchived(world: World, channel: Channel, archived: boolean): void {
  if (!archived) requireRoomForThread(world, guildOf(channel));
  markArchived(world, channel, archived);
  tellThread(world, Event.ThreadUpdate, channel);
  if (!archived) tellOwnMembership(world, channel);
}

/** Without telling, for those who change more at once. */
export function markArchived(world: World, channel: Channel, archived: boolean): void {
  const thread = threadOf(channel);
  thread.archived = archived;
  thread.archivedAt = world.clock.now();
  if (archived) channel.flags &= ~ChannelFlags.Pinned;
  else archiveWhenQuiet(world, channel);
}

export function requireRoomForThread({ state }: World, guildId: Snowflake): void {
  const active = [...state.channels.values()].filter((it) => it.guildId === guildId && it.thread?.archived === false);
  if (active.length >= maxActiveThreads) throw tooManyThreads();
}

/** By the clock: a thread is put away when for its time nobody has written in it. Pinned ones stay. */
export function archiveWhenQuiet(world: World, channel: Channel): void {
  const { clock, state } = world;
  clock.at(quietAt(channel), () => {
    const isGone = state.channels.get(channel.id) !== channel || threadOf(channel).archived;
    if (isGone || (channel.flags & ChannelFlags.Pinned) !== 0) return;
    if (quietAt(channel) > clock.now()) return archiveWhenQuiet(world, channel);
    setArchived(world, channel, true);
    world.saveSoon();
  });
}

/** After a start, when no thread is yet looked after. */
export function archiveAllWhenQuiet(world: World): void {
  for (const channel of world.state.channels.values()) {
    if (isThread(channel) && !threadOf(channel).archived) archiveWhenQuiet(world, channel);
  }
}

function quietAt(channel: Channel): number {
  const { archivedAt, autoArchiveMinutes } = threadOf(channel);
  const lastWritten = channel.lastMessageId === null ? 0 : timeOf(channel.lastMessageId);
  return Math.max(archivedAt, lastWritten) + autoArchiveMinutes * 60_000;
}

export function threadOf({ id, thread }: Channel): Thread {
  if (!thread) throw new Error(`Channel ${id} is no thread.`);
  return thread;
}
