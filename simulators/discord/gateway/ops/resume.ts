import { GatewayOpcodes as Op } from 'discord-api-types/v10';
import { z } from 'zod';
import { Event } from '../../events/tell.ts';
import { alreadyAuthenticated, invalidSeq, takenOver } from '../close.ts';
import { sendOp } from '../connection.ts';
import { decoded } from '../frame.ts';
import type { AnswerFrame } from './op.ts';

const resumeSchema = z.object({ token: z.string(), session_id: z.string(), seq: z.int() });

/** A bot that comes back hears all that it missed, in order, and then that this was all. */
export const resume: AnswerFrame = ({ gateway }, connection, data) => {
  if (connection.session) throw alreadyAuthenticated();
  const { token, session_id: sessionId, seq } = decoded(resumeSchema, data);
  const session = gateway.sessions.get(sessionId);
  if (!session || session.application.token !== token) return sendOp(connection, Op.InvalidSession, false);
  if (seq > session.seq) throw invalidSeq();
  if (!session.remembers(seq)) return sendOp(connection, Op.InvalidSession, false);

  const former = session.connection;
  session.join(connection);
  former?.close(takenOver());
  session.replay(seq);
  session.tell(Event.Resumed, '{}');
};
