import { randomBytes } from 'node:crypto';
import { findOrder } from '../../db/queries/order-records.ts';
import { projectOrder } from '../../db/queries/projection.ts';
import { within } from '../../db/scope.ts';
import type { OrderState } from '../../domain/order-state.ts';
import type { Term } from '../../domain/term.ts';
import type { ServedApi } from '../fixtures/api.ts';
import type { Caller, Json } from '../fixtures/caller.ts';

export const aBotToken = (): string => [12, 6, 24].map((bytes) => randomBytes(bytes).toString('base64url')).join('.');

/** What a customer sends for an ordinary order; what is not said is ordinary. */
export const anOrder = (changes: object = {}) => ({
  tier: 'starter',
  addons: [],
  guildId: '123456789012345678',
  period: 'month',
  bot: { later: true },
  ...changes,
});

export async function placed(customer: Caller, changes: object = {}): Promise<Json> {
  const { status, body, text } = await customer.post('/api/orders', anOrder(changes));
  if (status !== 201) throw new Error(text);
  return body;
}

/** An order whose first invoice is open. */
export async function accepted(customer: Caller, changes: object = {}): Promise<Json> {
  const { id } = await placed(customer, changes);
  return (await customer.post(`/api/orders/${id}/accept-quote`)).body;
}

/** A payment that waits for staff. */
export async function submitted(customer: Caller): Promise<Json> {
  const { id } = await accepted(customer);
  return (await customer.post(`/api/orders/${id}/payments`, { method: 'manual', reference: 'Transfer 7' })).body;
}

const day = 86_400_000;

/** Half of a period of thirty days that was sold at this price is over. */
export const runningTerm = (price: number): Term => ({
  from: Date.now() - 15 * day,
  until: Date.now() + 15 * day,
  subject: 'first',
  price,
  day: 1,
});

/** A bot at work, in the middle of its first period. */
export async function serving(api: Pick<ServedApi, 'orm'>, customer: Caller, changes: object = {}): Promise<Json> {
  const order = await placed(customer, changes);
  const recurring = order.price.lines.filter(({ billed }: Json) => billed === 'each-period');
  const price = recurring.reduce((sum: number, { amount }: Json) => sum + amount, 0);
  await bring(api, order.id, { phase: 'active', accepted: true, paid: true, terms: [runningTerm(price)] });
  return order;
}

/** Puts an order where its workflow would have brought it. */
export async function bring(
  { orm }: Pick<ServedApi, 'orm'>,
  orderId: string,
  changes: Partial<OrderState>,
): Promise<void> {
  await within(orm, { kind: 'system' }, async (em) => {
    const order = await findOrder(em, orderId);
    if (!order) throw new Error(`There is no order ${orderId}.`);
    await projectOrder(em, { ...order.state, ...changes, version: order.state.version + 1 }, { from: order.state });
  });
}
