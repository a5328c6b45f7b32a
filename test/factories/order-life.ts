import { randomBytes } from 'node:crypto';
import { findOrder } from '../../db/queries/order-records.ts';
import { projectOrder } from '../../db/queries/projection.ts';
import { within } from '../../db/scope.ts';
import type { OrderState } from '../../domain/order-state.ts';
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

/** Puts an order where its workflow would have brought it. */
export async function bring(
  { orm }: Pick<ServedApi, 'orm'>,
  orderId: string,
  changes: Partial<OrderState>,
): Promise<void> {
  await within(orm, { kind: 'system' }, async (em) => {
    const order = await findOrder(em, orderId);
    if (!order) throw new Error(`There is no order ${orderId}.`);
    await projectOrder(em, { ...order.state, ...changes, version: order.state.version + 1 });
  });
}
