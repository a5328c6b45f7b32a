import { randomUUID } from 'node:crypto';
import { connectDatabase, type Orm } from '../../../db/orm.ts';
import { createApiKey } from '../../../db/queries/api-keys.ts';
import { openInvoice } from '../../../db/queries/open-invoice.ts';
import { getOrder } from '../../../db/queries/order-records.ts';
import { projectOrder } from '../../../db/queries/projection.ts';
import { within } from '../../../db/scope.ts';
import type { ApiHouse } from './house.ts';

/** An order, and what its customer says to be let in. */
export interface Sold {
  orderId: string;
  customerId: string;
  key: string;
}

const system = { kind: 'system' } as const;
const atOnce = 8;

/** Orders with an open invoice and a submitted payment each, shared evenly among the customers. */
export async function fillShop(
  { api, databaseUrl }: Pick<ApiHouse, 'api' | 'databaseUrl'>,
  { orders, customers }: { orders: number; customers: number },
): Promise<Sold[]> {
  const orm = await connectDatabase(databaseUrl);
  try {
    const keys = await Promise.all(
      Array.from({ length: customers }, (_, index) =>
        within(orm, system, (em) => createApiKey(em, { name: `customer-${index}`, role: 'customer' })),
      ),
    );
    const wanted = Array.from({ length: orders }, (_, index) => keys[index % customers]!);
    const sold: Sold[] = [];
    const lane = async () => {
      for (let key = wanted.pop(); key; key = wanted.pop()) sold.push(await sell(orm, api, key));
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    return sold;
  } finally {
    await orm.close();
  }
}

async function sell(orm: Orm, api: string, key: string): Promise<Sold> {
  const { id } = await post(`${api}/api/orders`, key, {
    tier: 'starter',
    addons: [],
    guildId: '123456789012345678',
    period: 'month',
    bot: { later: true },
  });
  const customerId = await accept(orm, id);
  await post(`${api}/api/orders/${id}/payments`, key, { method: 'manual', reference: id });
  return { orderId: id, customerId, key };
}

/** What the worker writes down once a quote is accepted. */
const accept = (orm: Orm, orderId: string): Promise<string> =>
  within(orm, system, async (em) => {
    const { state } = await getOrder(em, orderId);
    const now = Date.now();
    const until = now + state.policy.paymentWindow;
    const version = state.version + 1;
    await projectOrder(
      em,
      { ...state, phase: 'awaiting-payment', accepted: true, since: now, until, version },
      { from: state },
    );
    await openInvoice(em, orderId, { subject: 'first', changeId: null });
    return state.customerId;
  });

async function post(url: string, key: string, body: object): Promise<{ id: string }> {
  const headers = {
    authorization: `Bearer ${key}`,
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
  };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as { id: string };
}
