import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { takesWebhooks } from '../../channels/kinds.ts';
import { requireGuildChannel } from '../../channels/require.ts';
import { makeWebhook, webhooksOf } from '../../channels/webhooks.ts';
import { actorOf } from '../../guilds/actor.ts';
import { ok } from '../../http/answer.ts';
import { wrongChannelType } from '../../http/api-error.ts';
import type { BotCall } from '../../http/call.ts';
import { forBots } from '../../http/route.ts';
import { requireGuild, requireInChannel, requireInGuild } from '../../permissions/require.ts';
import { presentWebhookTo } from '../../present/webhook.ts';
import { readBody } from '../../validation/read.ts';
import type { World } from '../../world.ts';
import { avatarOf, webhookShape } from './shape.ts';

const path = '/channels/:channel/webhooks';

export const create = forBots({
  method: 'POST',
  path,
  fields: Object.keys(webhookShape),
  handle(call, world) {
    const { channel, standing } = managed(call, world);
    const { name, avatar } = readBody(call.body, webhookShape);
    const deed = { channel, standing, actor: actorOf(call) };
    const webhook = makeWebhook(world, deed, { name, avatar: avatarOf(avatar) });
    return ok(presentWebhookTo(world, webhook, call.caller.application.id));
  },
});

export const list = forBots({
  method: 'GET',
  path,
  handle(call, world) {
    const { channel } = managed(call, world);
    return ok(webhooksOf(world, channel).map((it) => presentWebhookTo(world, it, call.caller.application.id)));
  },
});

function managed({ caller, params }: BotCall, world: World) {
  const found = requireGuildChannel(world, caller.user.id, params['channel']!);
  if (!takesWebhooks(found.channel)) throw wrongChannelType();
  requireInChannel(world, found.standing, found.channel, Bits.ManageWebhooks);
  return found;
}

export const listOfGuild = forBots({
  method: 'GET',
  path: '/guilds/:guild/webhooks',
  handle({ caller: { user, application }, params }, world) {
    const standing = requireGuild(world, user.id, params['guild']!);
    requireInGuild(world, standing, Bits.ManageWebhooks);
    const webhooks = [...world.state.webhooks.values()].filter(({ guildId }) => guildId === standing.guild.id);
    return ok(webhooks.map((it) => presentWebhookTo(world, it, application.id)));
  },
});
