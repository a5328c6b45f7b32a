import { type APIGuildScheduledEvent, GuildScheduledEventPrivacyLevel } from 'discord-api-types/v10';
import type { GuildEvent } from '../state/rows.ts';
import type { World } from '../world.ts';
import { isoTime, presentUser } from './user.ts';

export function presentGuildEvent({ state }: World, event: GuildEvent): APIGuildScheduledEvent {
  const creator = state.users.get(event.creatorId);
  return {
    id: event.id,
    guild_id: event.guildId,
    channel_id: event.channelId,
    creator_id: event.creatorId,
    ...(creator && { creator: presentUser(creator) }),
    name: event.name,
    description: event.description,
    scheduled_start_time: isoTime(event.startsAt),
    scheduled_end_time: event.endsAt === null ? null : isoTime(event.endsAt),
    privacy_level: GuildScheduledEventPrivacyLevel.GuildOnly,
    status: event.status,
    entity_type: event.entityType,
    entity_id: null,
    entity_metadata: event.location === null ? null : { location: event.location },
    image: event.image,
    recurrence_rule: null,
    guild_scheduled_event_exceptions: [],
  } as unknown as APIGuildScheduledEvent;
}
