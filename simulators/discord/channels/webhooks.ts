import { randomBytes } from 'node:crypto';
import { AuditLogEvent, WebhookType } from 'discord-api-types/v10';
import { changes } from '../audit/changes.ts';
import { writeAudit } from '../audit/write.ts';
import { Event, Intent, tellGuild } from '../events/tell.ts';
import type { Actor } from '../guilds/actor.ts';
import { tooManyWebhooks } from '../http/api-error.ts';
import type { Channel, Snowflake, Webhook } from '../state/rows.ts';
import type { World } from '../world.ts';
import type { ChannelDeed } from './deed.ts';
import { guildOf } from './tell.ts';

const maxWebhooks = 15;

export const webhooksOf = ({ state }: World, { id }: Channel): Webhook[] =>
  [...state.webhooks.values()].filter(({ channelId }) => channelId === id);

/** Of the application whose bot makes it; only that one may use interactive components through it. */
export function makeWebhook(
  world: World,
  { channel, actor }: ChannelDeed,
  { name, ...more }: Partial<Webhook> & Pick<Webhook, 'name'>,
): Webhook {
  requireRoomForWebhook(world, channel);
  const application = [...world.state.applications.values()].find(({ botId }) => botId === actor.actorId);
  const webhook: Webhook = {
    ...{ id: world.newId(), type: WebhookType.Incoming, guildId: guildOf(channel), channelId: channel.id },
    ...{ name, avatar: null, token: randomBytes(51).toString('base64url'), applicationId: application?.id ?? null },
    ...{ creatorId: actor.actorId, source: null, ...more },
  };
  world.state.webhooks.set(webhook.id, webhook);
  recordWebhook(world, actor, webhook, {
    actionType: AuditLogEvent.WebhookCreate,
    before: null,
    after: shown(webhook),
  });
  tellWebhooks(world, webhook.guildId, channel.id);
  return webhook;
}

/** Written down in the name of whoever did it; by its token it was the webhook itself. */
export function changeWebhook(world: World, actor: Actor, webhook: Webhook, change: Partial<Webhook>): void {
  const [before, channelId] = [shown(webhook), webhook.channelId];
  Object.assign(webhook, change);
  recordWebhook(world, actor, webhook, { actionType: AuditLogEvent.WebhookUpdate, before, after: shown(webhook) });
  for (const place of new Set([channelId, webhook.channelId])) tellWebhooks(world, webhook.guildId, place);
}

export function deleteWebhook(world: World, actor: Actor, webhook: Webhook): void {
  world.state.webhooks.delete(webhook.id);
  recordWebhook(world, actor, webhook, {
    actionType: AuditLogEvent.WebhookDelete,
    before: shown(webhook),
    after: null,
  });
  tellWebhooks(world, webhook.guildId, webhook.channelId);
}

export function requireRoomForWebhook(world: World, channel: Channel): void {
  if (webhooksOf(world, channel).length >= maxWebhooks) throw tooManyWebhooks();
}

type Shown = Record<string, unknown>;

const shown = ({ name, type, channelId, avatar, applicationId }: Webhook): Shown => ({
  ...{ name, type, channel_id: channelId, avatar_hash: avatar, application_id: applicationId },
});

function recordWebhook(
  world: World,
  actor: Actor,
  { id, guildId }: Webhook,
  { actionType, before, after }: { actionType: AuditLogEvent; before: Shown | null; after: Shown | null },
): void {
  const changed = changes(before, after);
  if (changed.length > 0) writeAudit(world, { guildId, ...actor, actionType, targetId: id, changes: changed });
}

const tellWebhooks = (world: World, guildId: Snowflake, channelId: Snowflake): void =>
  tellGuild(world, guildId, {
    event: Event.WebhooksUpdate,
    intents: Intent.GuildWebhooks,
    channelId,
    data: { guild_id: guildId, channel_id: channelId },
  });
