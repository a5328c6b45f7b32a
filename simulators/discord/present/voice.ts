import type { APIVoiceState } from 'discord-api-types/v10';
import type { Member } from '../state/rows.ts';
import type { Voice } from '../voice/voices.ts';
import type { World } from '../world.ts';
import { presentMember } from './user.ts';

/** How a member is heard in a voice channel. */
export const presentVoice = (world: World, member: Member, voice: Voice): APIVoiceState => ({
  guild_id: member.guildId,
  member: presentMember(world, member),
  ...presentVoiceState(member, voice),
});

/** As it stands within a guild, which tells of its members by itself. */
export const presentVoiceState = (
  { deaf, mute }: Pick<Member, 'deaf' | 'mute'>,
  { channelId, userId, sessionId, selfDeaf, selfMute }: Voice,
): APIVoiceState => ({
  ...{ channel_id: channelId, user_id: userId, session_id: sessionId, deaf, mute },
  ...{ self_deaf: selfDeaf, self_mute: selfMute, self_stream: false, self_video: false },
  ...{ suppress: false, request_to_speak_timestamp: null },
});
