import { GatewayOpcodes as Op } from 'discord-api-types/v10';
import type { World } from '../../world.ts';
import { notAuthenticated, unknownOpcode } from '../close.ts';
import type { Connection } from '../connection.ts';
import type { Frame } from '../frame.ts';
import { heartbeat } from './heartbeat.ts';
import { identify } from './identify.ts';
import type { AnswerFrame, AnswerSession } from './op.ts';
import { presenceUpdate } from './presence-update.ts';
import { requestMembers } from './request-members.ts';
import { requestChannelInfo, requestSounds } from './request-nothing.ts';
import { resume } from './resume.ts';
import { voiceState } from './voice-state.ts';

/** What may be said before one has said who one is. */
const beforeSession: Partial<Record<Op, AnswerFrame>> = {
  [Op.Heartbeat]: heartbeat,
  [Op.Identify]: identify,
  [Op.Resume]: resume,
};

const inSession: Partial<Record<Op, AnswerSession>> = {
  [Op.PresenceUpdate]: presenceUpdate,
  [Op.VoiceStateUpdate]: voiceState,
  [Op.RequestGuildMembers]: requestMembers,
  [Op.RequestSoundboardSounds]: requestSounds,
  [Op.RequestChannelInfo]: requestChannelInfo,
};

export function answerFrame(world: World, connection: Connection, { op, d }: Frame): void {
  const early = beforeSession[op as Op];
  const late = inSession[op as Op];
  if (!early && !late) throw unknownOpcode();
  early?.(world, connection, d);
  if (!late) return;
  if (!connection.session) throw notAuthenticated();
  late(world, connection.session, d);
}
