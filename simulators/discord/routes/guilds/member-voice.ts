import { AuditLogEvent, PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { writeAudit } from '../../audit/write.ts';
import { isVoice } from '../../channels/kinds.ts';
import type { Actor } from '../../guilds/actor.ts';
import { notInVoice, unknownChannel, wrongChannelType } from '../../http/api-error.ts';
import { requireInChannel, requireInGuild, type Standing } from '../../permissions/require.ts';
import type { Channel, Member } from '../../state/rows.ts';
import { enterVoice } from '../../voice/enter.ts';
import { leaveVoice } from '../../voice/leave.ts';
import { voiceOf } from '../../voice/voices.ts';
import type { World } from '../../world.ts';

export interface VoiceWishes {
  mute?: boolean;
  deaf?: boolean;
  channel_id?: string | null;
}

/** Each asks for its own right, and all of them for somebody who is in voice. */
export function requireMayChangeVoice(world: World, standing: Standing, target: Member, wishes: VoiceWishes): void {
  const { mute, deaf, channel_id: channelId } = wishes;
  if (mute !== undefined) requireInGuild(world, standing, Bits.MuteMembers);
  if (deaf !== undefined) requireInGuild(world, standing, Bits.DeafenMembers);
  if (channelId !== undefined) requireInGuild(world, standing, Bits.MoveMembers);
  if (typeof channelId === 'string')
    requireInChannel(world, standing, goalOf(world, standing, channelId), Bits.Connect);
  const isAsked = mute !== undefined || deaf !== undefined || channelId !== undefined;
  if (isAsked && !voiceOf(world, target)) throw notInVoice();
}

function goalOf({ state }: World, { guild }: Standing, channelId: string): Channel {
  const channel = state.channels.get(channelId);
  if (channel?.guildId !== guild.id) throw unknownChannel();
  if (!isVoice(channel)) throw wrongChannelType();
  return channel;
}

/** Into another voice channel, or out of all of them. */
export function moveVoice(world: World, actor: Actor, target: Member, { channel_id: channelId }: VoiceWishes): void {
  const voice = voiceOf(world, target);
  if (channelId === undefined || !voice) return;
  const entry = { ...actor, guildId: target.guildId, targetId: null };
  if (channelId === null) {
    leaveVoice(world, target);
    writeAudit(world, { ...entry, actionType: AuditLogEvent.MemberDisconnect, options: { count: '1' } });
    return;
  }
  enterVoice(world, target, { id: channelId }, voice);
  const options = { channel_id: channelId, count: '1' };
  writeAudit(world, { ...entry, actionType: AuditLogEvent.MemberMove, options });
}
