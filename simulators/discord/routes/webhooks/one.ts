import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { takesWebhooks } from '../../channels/kinds.ts';
import { requireGuildChannel } from '../../channels/require.ts';
import { webhookName } from '../../channels/webhook-name.ts';
import { changeWebhook, deleteWebhook, requireRoomForWebhook } from '../../channels/webhooks.ts';
import { actorOf } from '../../guilds/actor.ts';
import { noContent, ok } from '../../http/answer.ts';
import { missingAccess, unknownWebhook, wrongChannelType } from '../../http/api-error.ts';
import type { BotCall } from '../../http/call.ts';
import { forBots } from '../../http/route.ts';
import { requireGuild, requireInChannel } from '../../permissions/require.ts';
import { presentWebhookTo } from '../../present/webhook.ts';
import type { Webhook } from '../../state/rows.ts';
import { nullable, optional } from '../../validation/field.ts';
import { image, snowflake } from '../../validation/kinds.ts';
import { readBody } from '../../validation/read.ts';
import type { World } from '../../world.ts';
import { avatarOf } from './shape.ts';

const path = '/webhooks/:webhook';

/** An application sees its own webhooks without any right. */
export const get = forBots({
  method: 'GET',
  path,
  handle(call, world) {
    const { id } = call.caller.application;
    const webhook = found(call, world);
    if (webhook.applicationId !== id) requireMayManage(call, world, webhook);
    return ok(presentWebhookTo(world, webhook, id));
  },
});

const shape = {
  name: optional(webhookName),
  avatar: optional(nullable(image)),
  channel_id: optional(snowflake),
};

export const edit = forBots({
  method: 'PATCH',
  path,
  fields: Object.keys(shape),
  handle(call, world) {
    const webhook = found(call, world);
    requireMayManage(call, world, webhook);
    const { name, avatar, channel_id: channelId } = readBody(call.body, shape);
    if (channelId && channelId !== webhook.channelId) requireNewPlace(call, world, { webhook, channelId });
    changeWebhook(world, actorOf(call), webhook, {
      ...(name !== undefined && { name }),
      ...(avatar !== undefined && { avatar: avatarOf(avatar) }),
      ...(channelId !== undefined && { channelId }),
    });
    return ok(presentWebhookTo(world, webhook, call.caller.application.id));
  },
});

export const remove = forBots({
  method: 'DELETE',
  path,
  handle(call, world) {
    const webhook = found(call, world);
    requireMayManage(call, world, webhook);
    deleteWebhook(world, actorOf(call), webhook);
    return noContent;
  },
});

function found({ params }: BotCall, { state }: World): Webhook {
  const webhook = state.webhooks.get(params['webhook']!);
  if (!webhook) throw unknownWebhook();
  return webhook;
}

function requireMayManage({ caller: { user } }: BotCall, world: World, { guildId, channelId }: Webhook): void {
  const channel = world.state.channels.get(channelId);
  if (!channel) throw missingAccess();
  requireInChannel(world, requireGuild(world, user.id, guildId), channel, Bits.ManageWebhooks);
}

function requireNewPlace(
  { caller: { user } }: BotCall,
  world: World,
  { webhook, channelId }: { webhook: Webhook; channelId: string },
): void {
  const { channel, standing } = requireGuildChannel(world, user.id, channelId);
  if (channel.guildId !== webhook.guildId || !takesWebhooks(channel)) throw wrongChannelType();
  requireInChannel(world, standing, channel, Bits.ManageWebhooks);
  requireRoomForWebhook(world, channel);
}
