import { AuditLogEvent } from 'discord-api-types/v10';
import { changes } from '../audit/changes.ts';
import { writeAudit } from '../audit/write.ts';
import { Event, Intent, tellGuild } from '../events/tell.ts';
import { presentGuildEvent } from '../present/guild-event.ts';
import { isoTime } from '../present/user.ts';
import type { GuildEvent } from '../state/rows.ts';
import type { World } from '../world.ts';
import type { Actor } from './actor.ts';

/** As the audit log shows it. */
const shown = (event: GuildEvent) => ({
  name: event.name,
  description: event.description,
  channel_id: event.channelId,
  status: event.status,
  entity_type: event.entityType,
  location: event.location,
  image_hash: event.image,
  scheduled_start_time: isoTime(event.startsAt),
  scheduled_end_time: event.endsAt === null ? null : isoTime(event.endsAt),
});

type NewEvent = Omit<GuildEvent, 'id' | 'creatorId' | 'status' | 'userIds'>;

export function createGuildEvent(world: World, actor: Actor, wanted: NewEvent): GuildEvent {
  const event: GuildEvent = { ...wanted, id: world.newId(), creatorId: actor.actorId, status: 1, userIds: [] };
  world.state.guildEvents.set(event.id, event);
  tell(world, Event.GuildScheduledEventCreate, event);
  const [actionType, changed] = [AuditLogEvent.GuildScheduledEventCreate, changes(null, shown(event))];
  writeAudit(world, { ...actor, guildId: event.guildId, targetId: event.id, actionType, changes: changed });
  return event;
}

export function editGuildEvent(world: World, actor: Actor, event: GuildEvent, wanted: Partial<GuildEvent>): void {
  const before = shown(event);
  Object.assign(event, wanted);
  const changed = changes(before, shown(event));
  if (changed.length === 0) return;
  tell(world, Event.GuildScheduledEventUpdate, event);
  const actionType = AuditLogEvent.GuildScheduledEventUpdate;
  writeAudit(world, { ...actor, guildId: event.guildId, targetId: event.id, actionType, changes: changed });
}

export function deleteGuildEvent(world: World, actor: Actor, event: GuildEvent): void {
  world.state.guildEvents.delete(event.id);
  tell(world, Event.GuildScheduledEventDelete, event);
  const [actionType, changed] = [AuditLogEvent.GuildScheduledEventDelete, changes(shown(event), null)];
  writeAudit(world, { ...actor, guildId: event.guildId, targetId: event.id, actionType, changes: changed });
}

const tell = (world: World, event: Event, told: GuildEvent): void =>
  tellGuild(world, told.guildId, {
    ...{ event, intents: Intent.GuildScheduledEvents, ...(told.channelId && { channelId: told.channelId }) },
    data: presentGuildEvent(world, told),
  });
