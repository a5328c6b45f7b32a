import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { isAnnouncement } from '../../channels/kinds.ts';
import { ok } from '../../http/answer.ts';
import { wrongChannelType } from '../../http/api-error.ts';
import { forBots } from '../../http/route.ts';
import { requireMessage } from '../../messages/find.ts';
import { publish } from '../../messages/publish.ts';
import { requireChannel, requireInChannel } from '../../permissions/require.ts';
import { presentMessage } from '../../present/message.ts';
import { botAsViewer } from '../../present/viewer.ts';

/** One's own announcements are published by whoever writes there, those of others by managers of messages. */
export const crosspost = forBots({
  method: 'POST',
  path: '/channels/:channel/messages/:message/crosspost',
  handle({ caller: { user, application }, params }, world) {
    const { channel, standing } = requireChannel(world, user.id, params['channel']!);
    if (!isAnnouncement(channel)) throw wrongChannelType();
    const message = requireMessage(world, channel, params['message']!);
    const isOwn = message.authorId === user.id;
    requireInChannel(world, standing, channel, Bits.SendMessages | (isOwn ? 0n : Bits.ManageMessages));
    publish(world, message);
    return ok(presentMessage(world, message, botAsViewer(application)));
  },
});
