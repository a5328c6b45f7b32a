import { GatewayOpcodes as Op } from 'discord-api-types/v10';
import { z } from 'zod';
import { invalidSeq } from '../close.ts';
import { sendOp } from '../connection.ts';
import { areAcksMissing } from '../faults.ts';
import { decoded } from '../frame.ts';
import type { AnswerFrame } from './op.ts';

/** Nobody has seen more than was sent. */
export const heartbeat: AnswerFrame = ({ clock, gateway }, connection, data) => {
  const seen = decoded(z.int().nullable(), data ?? null);
  if (seen !== null && connection.session && seen > connection.session.seq) throw invalidSeq();
  connection.heartbeatAt = clock.now();
  if (areAcksMissing(gateway.faults, connection.session?.application.id, clock.now())) return;
  sendOp(connection, Op.HeartbeatAck);
};
