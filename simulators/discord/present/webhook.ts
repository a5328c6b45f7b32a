import { type APIWebhook, WebhookType } from 'discord-api-types/v10';
import type { Snowflake, Webhook } from '../state/rows.ts';
import type { World } from '../world.ts';
import { presentUser } from './user.ts';

/** As whoever holds its token knows it. */
export const presentWebhook = (world: World, webhook: Webhook): APIWebhook => ({
  ...common(webhook),
  ...sourceOf(world, webhook),
  ...(webhook.type === WebhookType.Incoming && { token: webhook.token }),
});

/** As a bot sees it, with whoever made it; the tokens of other applications' webhooks are theirs. */
export function presentWebhookTo(world: World, webhook: Webhook, applicationId: Snowflake): APIWebhook {
  const { creatorId } = webhook;
  const isShown = webhook.applicationId === null || webhook.applicationId === applicationId;
  const creator = world.state.users.get(creatorId);
  return {
    ...(isShown ? presentWebhook(world, webhook) : { ...common(webhook), ...sourceOf(world, webhook) }),
    ...(creator && { user: presentUser(creator) }),
  };
}

const common = ({ id, type, guildId, channelId, name, avatar, applicationId }: Webhook): APIWebhook => ({
  ...{ id, type, name, avatar },
  guild_id: guildId,
  channel_id: channelId,
  application_id: applicationId,
});

/** What it follows; nothing, where that is no more. */
function sourceOf({ state }: World, { source }: Webhook): Partial<APIWebhook> {
  const guild = state.guilds.get(source?.guildId ?? '');
  const channel = state.channels.get(source?.channelId ?? '');
  if (!guild || !channel) return {};
  return {
    source_guild: { id: guild.id, name: guild.name, icon: guild.icon },
    source_channel: { id: channel.id, name: channel.name },
  } as Partial<APIWebhook>;
}
