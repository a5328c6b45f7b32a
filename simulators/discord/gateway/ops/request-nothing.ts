import { z } from 'zod';
import { Event } from '../../events/tell.ts';
import { decoded } from '../frame.ts';
import type { AnswerSession } from './op.ts';

const soundsSchema = z.object({ guild_ids: z.array(z.string()) });
const channelInfoSchema = z.object({ guild_id: z.string(), fields: z.array(z.string()) });

/** Nobody has brought any sounds. */
export const requestSounds: AnswerSession = ({ state }, session, data) => {
  for (const guildId of decoded(soundsSchema, data).guild_ids) {
    if (!state.members.get(guildId)?.has(session.userId)) continue;
    session.tell(Event.SoundboardSounds, JSON.stringify({ guild_id: guildId, soundboard_sounds: [] }));
  }
};

/** What voice channels say of themselves is told when it changes, and not kept. */
export const requestChannelInfo: AnswerSession = ({ state }, session, data) => {
  const { guild_id: guildId } = decoded(channelInfoSchema, data);
  if (!state.members.get(guildId)?.has(session.userId)) return;
  session.tell(Event.ChannelInfo, JSON.stringify({ guild_id: guildId, channels: [] }));
};
