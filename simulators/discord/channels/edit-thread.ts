import { AuditLogEvent, PermissionFlagsBits as Bits, ChannelFlags, MessageType } from 'discord-api-types/v10';
import { Event } from '../events/tell.ts';
import { archivedThread, missingPermissions } from '../http/api-error.ts';
import type { Json } from '../http/call.ts';
import { permissionsIn, type Standing } from '../permissions/require.ts';
import type { Channel, Snowflake, Thread } from '../state/rows.ts';
import { listOf, type Read } from '../validation/compound.ts';
import { defaulting, optional } from '../validation/field.ts';
import { boolean, integer, snowflake } from '../validation/kinds.ts';
import { readBody } from '../validation/read.ts';
import type { World } from '../world.ts';
import { announce } from './announce.ts';
import { archiveWhenQuiet, markArchived, requireRoomForThread, threadOf } from './archive.ts';
import { requireUnlocked } from './before-writing.ts';
import type { ChannelDeed } from './deed.ts';
import { isForum } from './kinds.ts';
import { nameField } from './name.ts';
import { recordChange, settingsOf } from './record.ts';
import { archiveDurationField, slowmodeField } from './settings.ts';
import { maxAppliedTags, requireTags } from './tags.ts';
import { tellOwnMembership, tellThread } from './tell.ts';

const shape = {
  name: optional(nameField),
  archived: optional(boolean),
  locked: optional(boolean),
  invitable: optional(boolean),
  auto_archive_duration: optional(archiveDurationField),
  rate_limit_per_user: optional(defaulting(slowmodeField, 0)),
  flags: optional(integer({ min: 0 })),
  applied_tags: optional(defaulting(listOf(snowflake, { max: maxAppliedTags }), [])),
};
type Said = Read<typeof shape>;

export const threadFields = Object.keys(shape);

export function editThread(world: World, { channel, standing, actor }: ChannelDeed, body: Json): void {
  const said = readBody(body, shape);
  requireMayEdit(world, standing, channel, said);
  if (threadOf(channel).archived && said.archived !== false) throw archivedThread();
  const parent = world.state.channels.get(channel.parentId ?? '');
  if (said.applied_tags && parent) {
    requireTags(world, standing, parent, { before: threadOf(channel).appliedTags, after: said.applied_tags });
  }
  const before = settingsOf(world, channel);
  const wasArchived = threadOf(channel).archived;
  if (wasArchived) requireRoomForThread(world, standing.guild.id);
  apply(world, channel, said, parent);
  recordChange(world, actor, channel, {
    actionType: AuditLogEvent.ThreadUpdate,
    before,
    after: settingsOf(world, channel),
  });
  tellThread(world, Event.ThreadUpdate, channel);
  if (before['name'] !== channel.name) announceName(world, channel, actor.actorId);
  if (wasArchived && !threadOf(channel).archived) tellOwnMembership(world, channel);
}

const announceName = (world: World, channel: Channel, authorId: Snowflake) =>
  announce(world, channel, { type: MessageType.ChannelNameChange, authorId, content: channel.name });

/** Opening is for everybody who may write; the rest for its owner, and some of it for those alone who manage threads. */
function requireMayEdit(world: World, standing: Standing, channel: Channel, said: Said): void {
  requireUnlocked(world, standing, channel);
  const held = permissionsIn(world, standing, channel);
  if ((held & Bits.ManageThreads) !== 0n) return;
  const asked = Object.keys(said);
  if (asked.every((key) => key === 'archived') && said.archived === false) {
    if ((held & Bits.SendMessagesInThreads) === 0n) throw missingPermissions();
    return;
  }
  const forModerators = ['locked', 'rate_limit_per_user', 'flags'];
  const isOwner = threadOf(channel).ownerId === standing.member.userId;
  if (!isOwner || asked.some((key) => forModerators.includes(key))) throw missingPermissions();
}

function apply(world: World, channel: Channel, said: Said, parent: Channel | undefined): void {
  const thread: Thread = threadOf(channel);
  channel.name = said.name ?? channel.name;
  channel.slowmodeSeconds = said.rate_limit_per_user ?? channel.slowmodeSeconds;
  thread.locked = said.locked ?? thread.locked;
  thread.invitable = said.invitable ?? thread.invitable;
  if (parent && isForum(parent)) {
    thread.appliedTags = said.applied_tags ?? thread.appliedTags;
    channel.flags = said.flags === undefined ? channel.flags : said.flags & ChannelFlags.Pinned;
  }
  if (said.auto_archive_duration !== undefined) {
    thread.autoArchiveMinutes = said.auto_archive_duration;
    thread.archivedAt = world.clock.now();
  }
  if (said.archived !== undefined && said.archived !== thread.archived) markArchived(world, channel, said.archived);
  else if (!thread.archived) archiveWhenQuiet(world, channel);
}
