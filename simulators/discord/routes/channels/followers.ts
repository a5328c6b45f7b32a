import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { isAnnouncement, takesWebhooks } from '../../channels/kinds.ts';
import { requireGuildChannel } from '../../channels/require.ts';
import { makeWebhook } from '../../channels/webhooks.ts';
import { actorOf } from '../../guilds/actor.ts';
import { ok } from '../../http/answer.ts';
import { wrongChannelType } from '../../http/api-error.ts';
import { forBots } from '../../http/route.ts';
import { requireInChannel } from '../../permissions/require.ts';
import { snowflake } from '../../validation/kinds.ts';
import { readBody } from '../../validation/read.ts';

const shape = { webhook_channel_id: snowflake };

/** What is published in an announcement channel shall be read in another channel too: by a webhook without a token. */
export const follow = forBots({
  method: 'POST',
  path: '/channels/:channel/followers',
  fields: Object.keys(shape),
  handle(call, world) {
    const { user } = call.caller;
    const { channel: source, standing: reader } = requireGuildChannel(world, user.id, call.params['channel']!);
    if (!isAnnouncement(source)) throw wrongChannelType();
    const { webhook_channel_id: id } = readBody(call.body, shape);
    const { channel, standing } = requireGuildChannel(world, user.id, id);
    if (!takesWebhooks(channel)) throw wrongChannelType();
    requireInChannel(world, standing, channel, Bits.ManageWebhooks);
    const webhook = makeWebhook(
      world,
      { channel, standing, actor: actorOf(call) },
      {
        name: `${reader.guild.name} #${source.name}`,
        type: 2,
        source: { guildId: reader.guild.id, channelId: source.id },
      },
    );
    return ok({ channel_id: source.id, webhook_id: webhook.id });
  },
});
