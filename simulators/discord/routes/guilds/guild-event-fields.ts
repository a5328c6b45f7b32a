import { ChannelType, GuildScheduledEventEntityType as Entity } from 'discord-api-types/v10';
import { type Fault, invalidForm } from '../../http/api-error.ts';
import type { GuildEvent } from '../../state/rows.ts';
import { fields } from '../../validation/compound.ts';
import { wrong } from '../../validation/faults.ts';
import { ignorable, nullable, optional } from '../../validation/field.ts';
import { choice, image, snowflake, text, timestamp } from '../../validation/kinds.ts';
import type { World } from '../../world.ts';

export const eventFields = {
  name: text({ min: 1, max: 100 }),
  description: optional(nullable(text({ max: 1_000 }))),
  image: optional(nullable(image)),
  scheduled_start_time: timestamp,
  scheduled_end_time: optional(nullable(timestamp)),
  privacy_level: choice([2]),
  entity_type: choice([Entity.StageInstance, Entity.Voice, Entity.External]),
  channel_id: optional(nullable(snowflake)),
  entity_metadata: optional(nullable(fields({ location: ignorable(text({ min: 1, max: 100 })) }))),
};

type Settled = Omit<GuildEvent, 'id' | 'creatorId' | 'userIds' | 'status'>;

const channelTypes = {
  [Entity.StageInstance]: ChannelType.GuildStageVoice,
  [Entity.Voice]: ChannelType.GuildVoice,
} as Record<number, ChannelType>;

/** An event is in a channel of its kind, or at a place, with an end; and it lies ahead. */
export function requireSensible(world: World, event: Settled, startsAnew: boolean): void {
  const faults: Fault[] = [];
  const { entityType, channelId, location, startsAt, endsAt } = event;
  if (entityType === Entity.External) {
    if (location === null) faults.push(wrong.required('entity_metadata.location'));
    if (endsAt === null) faults.push(wrong.required('scheduled_end_time'));
  } else {
    const channel = world.state.channels.get(channelId ?? '');
    if (channel?.guildId !== event.guildId || channel.type !== channelTypes[entityType]) {
      faults.push({ at: 'channel_id', code: 'CHANNEL_INVALID', message: 'Invalid channel' });
    }
  }
  if (startsAnew && startsAt <= world.clock.now()) faults.push(ahead('scheduled_start_time', 'in the past'));
  if (endsAt !== null && endsAt <= startsAt) faults.push(ahead('scheduled_end_time', 'before its start'));
  if (faults.length > 0) throw invalidForm(faults);
}

const ahead = (at: string, where: string): Fault => ({
  at,
  code: 'GUILD_SCHEDULED_EVENT_SCHEDULE_PAST',
  message: `Cannot schedule event ${where}.`,
});
