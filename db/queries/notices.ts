import type { Notice } from '../../domain/notices.ts';
import type { OrderState } from '../../domain/order-state.ts';
import type { Em } from '../orm.ts';

/** Somebody is to be told, once, when this transaction commits. */
export const keepNotice = (
  em: Em,
  { orderId, customerId }: Pick<OrderState, 'orderId' | 'customerId'>,
  { key, to, title, text }: Notice,
): Promise<unknown> =>
  em.execute(
    `insert into notices (order_id, customer_id, key, recipient, title, text) values (?, ?, ?, ?, ?, ?)
     on conflict (order_id, key) do nothing`,
    [orderId, customerId, key, to, title, text],
  );
