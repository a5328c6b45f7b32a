import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Event } from '../../events/tell.ts';
import { enterVoice, mayEnter } from '../../voice/enter.ts';
import { leaveVoice } from '../../voice/leave.ts';
import { decoded } from '../frame.ts';
import type { AnswerSession } from './op.ts';

const voiceStateSchema = z.object({
  guild_id: z.string(),
  channel_id: z.string().nullable(),
  self_mute: z.boolean(),
  self_deaf: z.boolean(),
});

/** A bot enters a voice channel, or leaves it. There is no server on which it could be heard. */
export const voiceState: AnswerSession = (world, session, data) => {
  const { guild_id: guildId, channel_id: channelId, ...self } = decoded(voiceStateSchema, data);
  const guild = world.state.guilds.get(guildId);
  const member = world.state.members.get(guildId)?.get(session.userId);
  if (!guild || !member) return;
  if (channelId === null) return leaveVoice(world, member);
  const channel = world.state.channels.get(channelId);
  if (!channel || !mayEnter(world, { guild, member }, channel)) return;
  const heard = { sessionId: session.id, selfMute: self.self_mute, selfDeaf: self.self_deaf };
  enterVoice(world, member, channel, heard);
  const server = { token: randomBytes(8).toString('hex'), guild_id: guildId, endpoint: null };
  session.tell(Event.VoiceServerUpdate, JSON.stringify(server));
};
