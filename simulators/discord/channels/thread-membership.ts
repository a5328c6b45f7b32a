import { PermissionFlagsBits as Bits, ChannelType, MessageType } from 'discord-api-types/v10';
import { archivedThread, missingPermissions, unknownMember } from '../http/api-error.ts';
import { permissionsIn, requireInChannel, type Standing } from '../permissions/require.ts';
import type { Channel, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';
import { announce } from './announce.ts';
import { threadOf } from './archive.ts';
import { addToThread, removeFromThread } from './thread-members.ts';

export function joinThread(world: World, { member }: Standing, thread: Channel): void {
  requireActive(thread);
  addToThread(world, thread, member.userId);
}

/** Into a private thread that is not open to invitations only its owner, and those who manage threads, bring others. */
export function inviteToThread(world: World, standing: Standing, thread: Channel, userId: Snowflake): void {
  requireActive(thread);
  requireInChannel(world, standing, thread, Bits.SendMessagesInThreads);
  const isClosed = thread.type === ChannelType.PrivateThread && !threadOf(thread).invitable;
  if (isClosed && !rules(world, standing, thread)) throw missingPermissions();
  if (!world.state.members.get(standing.guild.id)?.has(userId)) throw unknownMember();
  if (threadOf(thread).members.some((it) => it.userId === userId)) return;
  addToThread(world, thread, userId);
  announce(world, thread, { type: MessageType.RecipientAdd, authorId: standing.member.userId, userId });
}

export function leaveThread(world: World, { member }: Standing, thread: Channel): void {
  requireActive(thread);
  removeFromThread(world, thread, member.userId);
}

export function removeOther(world: World, standing: Standing, thread: Channel, userId: Snowflake): void {
  requireActive(thread);
  const isPrivate = thread.type === ChannelType.PrivateThread;
  if (isPrivate) {
    if (!rules(world, standing, thread)) throw missingPermissions();
  } else requireInChannel(world, standing, thread, Bits.ManageThreads);
  if (!removeFromThread(world, thread, userId)) throw unknownMember();
  announce(world, thread, { type: MessageType.RecipientRemove, authorId: standing.member.userId, userId });
}

const rules = (world: World, standing: Standing, thread: Channel): boolean =>
  threadOf(thread).ownerId === standing.member.userId ||
  (permissionsIn(world, standing, thread) & Bits.ManageThreads) !== 0n;

function requireActive(thread: Channel): void {
  if (threadOf(thread).archived) throw archivedThread();
}
