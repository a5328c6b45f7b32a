import { GuildScheduledEventEntityType as Entity } from 'discord-api-types/v10';
import { actorOf } from '../../guilds/actor.ts';
import { editGuildEvent } from '../../guilds/guild-events.ts';
import { ok } from '../../http/answer.ts';
import { finishedEvent, invalidForm } from '../../http/api-error.ts';
import { forBots } from '../../http/route.ts';
import { presentGuildEvent } from '../../present/guild-event.ts';
import { keepImage } from '../../state/keep-image.ts';
import type { GuildEvent } from '../../state/rows.ts';
import type { Read } from '../../validation/compound.ts';
import { optional } from '../../validation/field.ts';
import { choice } from '../../validation/kinds.ts';
import { readBody } from '../../validation/read.ts';
import type { World } from '../../world.ts';
import { eventFields, requireSensible } from './guild-event-fields.ts';
import { changeableEvent } from './guild-event-look-ups.ts';

const editFields = {
  ...eventFields,
  name: optional(eventFields.name),
  scheduled_start_time: optional(eventFields.scheduled_start_time),
  privacy_level: optional(eventFields.privacy_level),
  entity_type: optional(eventFields.entity_type),
  status: optional(choice([1, 2, 3, 4])),
};

export const editEventRoute = forBots({
  method: 'PATCH',
  path: '/guilds/:guild/scheduled-events/:event',
  fields: Object.keys(editFields),
  handle(call, world) {
    const event = changeableEvent(world, call);
    if (event.status > 2) throw finishedEvent();
    const read = readBody(call.body, editFields);
    const wanted = { ...event, ...changed(world, event, read) };
    requireSensible(world, wanted, read.scheduled_start_time !== undefined);
    editGuildEvent(world, actorOf(call), event, wanted);
    return ok(presentGuildEvent(world, event));
  },
});

function changed(world: World, event: GuildEvent, read: Read<typeof editFields>): Partial<GuildEvent> {
  const entityType = read.entity_type ?? event.entityType;
  const isOutside = entityType === Entity.External;
  return {
    ...{ entityType, name: read.name ?? event.name, startsAt: read.scheduled_start_time ?? event.startsAt },
    ...(read.description !== undefined && { description: read.description }),
    ...(read.scheduled_end_time !== undefined && { endsAt: read.scheduled_end_time }),
    channelId: isOutside ? null : (read.channel_id ?? event.channelId),
    location: isOutside ? (read.entity_metadata?.location ?? event.location) : null,
    ...(read.image !== undefined && { image: read.image && keepImage(world, read.image) }),
    status: nextStatus(event.status, read.status ?? event.status),
  };
}

/** Scheduled, then active or canceled; active, then completed. */
function nextStatus(from: GuildEvent['status'], to: GuildEvent['status']): GuildEvent['status'] {
  const paths: Record<number, number[]> = { 1: [2, 4], 2: [3] };
  if (from === to || paths[from]?.includes(to)) return to;
  const message = `Cannot change the status from ${from} to ${to}.`;
  throw invalidForm([{ at: 'status', code: 'TRANSITION_INVALID', message }]);
}
