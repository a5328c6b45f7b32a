import { AuditLogEvent, ChannelType } from 'discord-api-types/v10';
import { Event } from '../events/tell.ts';
import type { Actor } from '../guilds/actor.ts';
import { keepChannel, newChannel } from '../state/make.ts';
import type { Channel, Snowflake } from '../state/rows.ts';
import type { Read } from '../validation/compound.ts';
import { nullable, optional } from '../validation/field.ts';
import type { World } from '../world.ts';
import { archiveWhenQuiet, requireRoomForThread } from './archive.ts';
import { isForum } from './kinds.ts';
import { nameField } from './name.ts';
import { recordChange, settingsOf } from './record.ts';
import { archiveDurationField, slowmodeField } from './settings.ts';
import { guildOf, tellThread } from './tell.ts';
import { tellJoined } from './thread-members.ts';

export const threadShape = {
  name: nameField,
  auto_archive_duration: optional(nullable(archiveDurationField)),
  rate_limit_per_user: optional(nullable(slowmodeField)),
};

export interface NewThread {
  said: Read<typeof threadShape>;
  /** Whoever starts it is in it; but a webhook is in nothing. */
  owner: { id: Snowflake; isMember: boolean };
  type?: ChannelType;
  /** That of the message it hangs on. */
  id?: Snowflake;
  invitable?: boolean;
  appliedTags?: Snowflake[];
}

/** A thread of which nobody knows yet. */
export function newThread(world: World, parent: Channel, { said, owner, ...more }: NewThread): Channel {
  const now = world.clock.now();
  const { type = ChannelType.PublicThread, id = world.newId(), invitable = true, appliedTags = [] } = more;
  requireRoomForThread(world, guildOf(parent));
  return newChannel(world, {
    ...{ id, type, guildId: parent.guildId, name: said.name, parentId: parent.id },
    slowmodeSeconds: said.rate_limit_per_user ?? parent.defaultThreadSlowmodeSeconds,
    thread: {
      ownerId: owner.id,
      ...{ archived: false, locked: false, archivedAt: now, createdAt: now, messageCount: 0, sentCount: 0 },
      autoArchiveMinutes: said.auto_archive_duration ?? parent.defaultAutoArchiveMinutes ?? 1_440,
      members: owner.isMember ? [{ userId: owner.id, joinedAt: now }] : [],
      ...{ invitable, appliedTags },
    },
  });
}

/** Begins a thread: it is written down and told of, and looked after by the clock. */
export function beginThread(world: World, parent: Channel, thread: Channel, actor: Actor | null): void {
  keepChannel(world, thread);
  if (isForum(parent)) parent.lastMessageId = thread.id;
  if (actor) {
    const after = settingsOf(world, thread);
    recordChange(world, actor, thread, { actionType: AuditLogEvent.ThreadCreate, before: null, after });
  }
  tellThread(world, Event.ThreadCreate, thread, { newly_created: true });
  for (const member of thread.thread?.members ?? []) tellJoined(world, thread, member);
  archiveWhenQuiet(world, thread);
}
