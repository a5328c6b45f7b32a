import type { Client } from '@temporalio/client';
import type { Orm } from '../db/orm.ts';
import { livingOrders } from '../db/queries/living-orders.ts';
import { deliverAgain } from '../db/queries/outbox-delivery.ts';
import { type Scope, within } from '../db/scope.ts';
import type { OrderState } from '../domain/order-state.ts';
import { rebuildOrder } from '../integrations/temporal/rebuild-orders.ts';

export interface Rebuilt {
  begun: number;
  alive: number;
}

const system: Scope = { kind: 'system' };
const atOnce = 25;

/**
 * Gives every living order its workflow back after Temporal's store was lost, from what the projection knows; what orders were
 * told and may not have heard is told again, which is safe because facts are numbered. Safe to repeat, and while all is well.
 */
export async function rebuildWorkflows(orm: Orm, client: Client, taskQueue: string): Promise<Rebuilt> {
  const rebuilt: Rebuilt = { begun: 0, alive: 0 };
  for (let after: string | null = null; ; ) {
    const from = after;
    const orders: OrderState[] = await within(orm, system, (em) => livingOrders(em, from, atOnce));
    if (orders.length === 0) break;
    const begun = await Promise.all(orders.map((order) => rebuildOrder(client, taskQueue, order)));
    for (const isBegun of begun) rebuilt[isBegun ? 'begun' : 'alive']++;
    after = orders.at(-1)?.orderId ?? null;
  }
  await within(orm, system, deliverAgain);
  return rebuilt;
}
