import { AuditLogEvent, PermissionFlagsBits as Bits, ChannelType } from 'discord-api-types/v10';
import { writeAudit } from '../../audit/write.ts';
import { requireGuildChannel } from '../../channels/require.ts';
import { Event, Intent, tellGuild } from '../../events/tell.ts';
import { actorOf } from '../../guilds/actor.ts';
import { noContent } from '../../http/answer.ts';
import { wrongChannelType } from '../../http/api-error.ts';
import { forBots } from '../../http/route.ts';
import { requireInChannel } from '../../permissions/require.ts';
import { nullable } from '../../validation/field.ts';
import { text } from '../../validation/kinds.ts';
import { readBody } from '../../validation/read.ts';
import { voiceOf } from '../../voice/voices.ts';

const shape = { status: nullable(text({ max: 500 })) };

/** Whoever is not in the channel must manage it as well. */
export const setVoiceStatus = forBots({
  method: 'PUT',
  path: '/channels/:channel/voice-status',
  fields: Object.keys(shape),
  handle(call, world) {
    const { channel, standing } = requireGuildChannel(world, call.caller.user.id, call.params['channel']!);
    if (channel.type !== ChannelType.GuildVoice) throw wrongChannelType();
    const isIn = voiceOf(world, standing.member)?.channelId === channel.id;
    requireInChannel(world, standing, channel, Bits.SetVoiceChannelStatus | (isIn ? 0n : Bits.ManageChannels));
    const { status } = readBody(call.body, shape);
    writeAudit(world, {
      guildId: standing.guild.id,
      ...actorOf(call),
      targetId: channel.id,
      actionType: status ? AuditLogEvent.VoiceChannelStatusCreate : AuditLogEvent.VoiceChannelStatusDelete,
      options: { channel_id: channel.id, ...(status && { status }) },
    });
    tellGuild(world, standing.guild.id, {
      event: Event.VoiceChannelStatusUpdate,
      intents: Intent.Guilds,
      channelId: channel.id,
      data: { id: channel.id, guild_id: standing.guild.id, status: status || null },
    });
    return noContent;
  },
});
