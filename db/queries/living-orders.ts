import type { OrderState } from '../../domain/order-state.ts';
import type { Em } from '../orm.ts';

/** Orders that have not ended, in the order of their ids, from behind this one on. */
export async function livingOrders(em: Em, after: string | null, limit: number): Promise<OrderState[]> {
  const rows = await em.execute<{ state: OrderState }[]>(
    `select state from orders where phase <> 'ended' and (?::uuid is null or id > ?::uuid) order by id limit ?`,
    [after, after, limit],
  );
  return rows.map(({ state }) => state);
}
