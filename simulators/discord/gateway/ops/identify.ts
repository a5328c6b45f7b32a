import { GatewayOpcodes as Op } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Application } from '../../state/rows.ts';
import type { World } from '../../world.ts';
import { alreadyAuthenticated, authenticationFailed, invalidShard, shardingRequired } from '../close.ts';
import { sendOp } from '../connection.ts';
import { decoded } from '../frame.ts';
import { spendIdentify } from '../identify-budget.ts';
import { allowedIntents } from '../intents.ts';
import { isDealtTo, online, presenceSchema, type Shard } from '../listener.ts';
import { welcome } from '../ready.ts';
import { createSession } from '../session.ts';
import type { AnswerFrame } from './op.ts';

const identifySchema = z.object({
  token: z.string(),
  properties: z.record(z.string(), z.unknown()),
  intents: z.number().optional(),
  compress: z.boolean().optional(),
  large_threshold: z.int().min(50).max(250).default(50),
  shard: z.tuple([z.int(), z.int()]).optional(),
  presence: presenceSchema.default(online),
});

const guildsOfShard = 2_500;

export const identify: AnswerFrame = (world, connection, data) => {
  if (connection.session) throw alreadyAuthenticated();
  const { token, shard, presence, large_threshold: largeThreshold, ...asked } = decoded(identifySchema, data);
  const application = [...world.state.applications.values()].find((it) => it.token === token);
  if (!application) throw authenticationFailed();
  const intents = allowedIntents(application, asked.intents);
  requireShard(world, application, shard ?? [0, 1]);
  if (!spendIdentify(world, application, shard ?? [0, 1])) return sendOp(connection, Op.InvalidSession, false);

  const session = createSession({ application, intents, shard: shard ?? [0, 1], presence, largeThreshold });
  session.join(connection);
  welcome(world, session, shard);
};

function requireShard({ state }: World, { botId }: Application, shard: Shard): void {
  const [part, parts] = shard;
  if (part < 0 || part >= parts) throw invalidShard();
  const dealt = [...state.members].filter(([guildId, members]) => members.has(botId) && isDealtTo(shard, guildId));
  if (dealt.length > guildsOfShard) throw shardingRequired();
}
