import { z } from 'zod';
import { decoded } from '../frame.ts';
import type { AnswerSession } from './op.ts';

const voiceStateSchema = z.object({
  guild_id: z.string(),
  channel_id: z.string().nullable(),
  self_mute: z.boolean(),
  self_deaf: z.boolean(),
});

/** Nobody can be heard here, so all that it may be is well-formed. */
export const voiceState: AnswerSession = (_world, _session, data) => void decoded(voiceStateSchema, data);
