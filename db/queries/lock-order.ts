import { orderMissing } from '../../domain/order-refusals.ts';
import type { OrderState } from '../../domain/order-state.ts';
import type { Em } from '../orm.ts';

/**
 * All that moves an order's money or numbers its facts takes this lock first, so nobody waits for each other in a circle.
 * Rows that refer to the order may be added meanwhile: they look at its key alone.
 */
export async function lockOrder(em: Em, orderId: string): Promise<OrderState> {
  const [row] = await em.execute<{ state: OrderState }[]>('select state from orders where id = ? for no key update', [
    orderId,
  ]);
  if (!row) throw orderMissing();
  return row.state;
}
