import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { archivedThread, lockedThread, nonTextChannel, slowmode } from '../http/api-error.ts';
import { timeOf } from '../ids.ts';
import { permissionsIn, type Standing } from '../permissions/require.ts';
import type { Channel } from '../state/rows.ts';
import type { World } from '../world.ts';
import { setArchived } from './archive.ts';
import { holdsMessages } from './kinds.ts';
import { addToThread } from './thread-members.ts';

/**
 * The last thing before a message is kept: whether it can be written here at all, and what the writing of it brings about.
 * An archived thread opens again, and whoever writes in a thread joins it. Without a standing: a conversation, or a webhook.
 */
export function prepareToWrite(world: World, standing: Standing | null, channel: Channel): void {
  if (!holdsMessages(channel)) throw nonTextChannel();
  requireUnlocked(world, standing, channel);
  if (standing) requirePatience(world, standing, channel);
  if (channel.thread?.archived) setArchived(world, channel, false);
  if (standing && channel.thread) addToThread(world, channel, standing.member.userId);
}

/** A locked thread is for those who manage threads; locked and archived, it does not open for others either. */
export function requireUnlocked(world: World, standing: Standing | null, channel: Channel): void {
  if (!channel.thread?.locked) return;
  if (standing && (permissionsIn(world, standing, channel) & Bits.ManageThreads) !== 0n) return;
  throw channel.thread.archived ? archivedThread() : lockedThread();
}

const unhurried = Bits.ManageChannels | Bits.ManageMessages | Bits.BypassSlowmode;

/** People wait between two messages; bots do not. */
function requirePatience(world: World, standing: Standing, channel: Channel): void {
  const { userId } = standing.member;
  if (channel.slowmodeSeconds === 0 || world.state.users.get(userId)?.bot) return;
  if ((permissionsIn(world, standing, channel) & unhurried) !== 0n) return;
  const written = [...(world.state.messages.get(channel.id)?.values() ?? [])];
  const last = written.findLast(({ authorId, webhook }) => authorId === userId && !webhook);
  const wait = last ? timeOf(last.id) + channel.slowmodeSeconds * 1_000 - world.clock.now() : 0;
  if (wait > 0) throw slowmode(wait / 1_000);
}
