import { z } from 'zod';
import { botTemplates } from '../../db/entities/order.ts';
import type { Orm } from '../../db/orm.ts';
import { auditDone } from '../../db/queries/audit.ts';
import { isConflict, refuseTokenInUse, sealToken } from '../../db/queries/bot-token.ts';
import { findOrder, getOrder, type OrderRecord } from '../../db/queries/order-records.ts';
import { deploymentIdOf, type NewOrder, placeOrder as place } from '../../db/queries/place-order.ts';
import { within } from '../../db/scope.ts';
import { appeared } from '../../domain/audit.ts';
import { hostNames } from '../../domain/hosting.ts';
import { periods } from '../../domain/order.ts';
import { can } from '../../domain/permission.ts';
import { Refusal } from '../../domain/refusal.ts';
import { askedBy } from '../audited.ts';
import { botToken, snowflake } from '../fields.ts';
import type { Parts } from '../parts.ts';
import { PriceView } from '../present/money.ts';
import { Phase } from '../present/order.ts';
import { type Call, route, takes } from '../route.ts';
import { addons, tier } from '../selection.ts';

const oneOf = (words: readonly string[]) => `must be one of ${words.join(', ')}.`;

const Bot = z
  .strictObject(
    { token: botToken.optional(), pool: z.literal(true).optional(), later: z.literal(true).optional() },
    'must be {"token": "…"}, {"pool": true} or {"later": true}.',
  )
  .refine(
    (bot) => Object.values(bot).filter((value) => value !== undefined).length === 1,
    'must be exactly one of {"token": "…"}, {"pool": true} or {"later": true}.',
  );

const body = {
  tier,
  addons,
  guildId: snowflake,
  template: z.enum(botTemplates, oneOf(botTemplates)).default('standard'),
  host: z.enum(hostNames, oneOf(hostNames)).optional().describe('Staff only.'),
  period: z.enum(periods, oneOf(periods)),
  bot: Bot,
};

type Needed = Pick<Parts, 'orm' | 'keys' | 'policy' | 'defaultHost'>;

export const placeOrder = ({ orm, keys, policy, defaultHost }: Needed) =>
  route({
    method: 'post',
    path: '/api/orders',
    summary: 'Order a bot; the answer is a quote',
    needs: 'order.place',
    idempotency: 'required',
    input: takes({ body }),
    output: z.object({ id: z.uuid(), number: z.string(), phase: Phase, price: PriceView }),
    status: 201,

    async handle({ body: { bot, host, ...selection } }, call) {
      const { actor, requestId } = call;
      if (host && !can(actor, 'order.place-for-host')) throw hostNotTheirs();
      if (bot.pool) throw poolEmpty();

      const token = bot.token ? sealToken(keys, bot.token, deploymentIdOf(requestId)) : null;
      const order = { ...selection, id: requestId, customerId: actor.id, host: host ?? defaultHost, policy, token };
      const { id, state, lines } = await placeOnce(orm, call, order);
      const { number, phase, amount, currency } = state;
      return { id, number, phase, price: { amount, currency, lines } };
    },
  });

/** Whoever comes second with the same id, after a crash or at the same moment, finds the first one's order. */
async function placeOnce(orm: Orm, call: Call, order: NewOrder): Promise<OrderRecord> {
  const own = { kind: 'user', userId: order.customerId } as const;
  try {
    return await within(orm, own, async (em) => {
      const earlier = await findOrder(em, order.id);
      if (earlier) return earlier;
      await place(em, order);
      const { id: orderId, customerId, tier, addons, host, period } = order;
      const change = appeared({ phase: 'quoted', tier, addons, host, period });
      await auditDone(em, { ...askedBy(call), action: 'order.place', orderId, customerId, change });
      return getOrder(em, orderId);
    });
  } catch (error) {
    if (!isConflict(error, 'orders_pkey')) return refuseTokenInUse(error);
    return within(orm, own, (em) => getOrder(em, order.id));
  }
}

const hostNotTheirs = () =>
  new Refusal('forbidden', 'Only staff may choose where a bot runs.', { remedy: 'Leave "host" out.' });

const poolEmpty = () =>
  new Refusal('pool-empty', 'Botyard has no application of its own to give to this bot at the moment.', {
    remedy: 'Make an application in the Discord developer portal and give its token, now or later ({"later": true}).',
  });
