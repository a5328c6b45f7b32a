import { decoded } from '../frame.ts';
import { presenceSchema } from '../listener.ts';
import { changePresence } from '../presence.ts';
import type { AnswerSession } from './op.ts';

export const presenceUpdate: AnswerSession = (world, session, data) => {
  const presence = decoded(presenceSchema, data);
  session.presenceUpdates += 1;
  changePresence(world, session.userId, () => {
    session.presence = presence;
  });
};
