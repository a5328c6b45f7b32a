import type { OrderFact } from '../../domain/order-facts.ts';
import type { OrderState } from '../../domain/order-state.ts';
import type { Em } from '../orm.ts';
import { outboxChannel } from './outbox.ts';

export interface Delivery {
  id: string;
  order: OrderState;
  /** `null`: the order's workflow is to be started. */
  fact: OrderFact | null;
}

interface Row {
  id: string;
  fact: OrderFact | null;
  state: OrderState;
}

/**
 * Marks what was delivered and answers what may be tried now: one list an order, oldest first;
 * an order whose first message must wait is left out. A delivered fact is kept until its order has written down that it
 * was heard, for it could be lost with Temporal's store; one that came too late for its order is tried again, as such.
 */
export async function nextDeliveries(em: Em, done: readonly string[], orders: number): Promise<Delivery[][]> {
  const rows = await em.execute<Row[]>(
    `with done as (
       select unnest(?::bigint[]) as id
     ), forgotten as (
       delete from outbox m where m.id in (select id from done) and m.fact is null
     ), kept as (
       update outbox m set delivered_at = now() from orders o
       where m.id in (select id from done) and o.id = m.order_id and m.fact is not null and o.phase <> 'ended'
     ), waiting as (
       select * from outbox where delivered_at is null and id not in (select id from done)
     ), heads as (
       select distinct on (order_id) order_id, id, next_try_at from waiting order by order_id, id
     ), ready as (
       select order_id from heads where next_try_at <= now() order by id limit ?
     )
     select m.id::text, m.fact, o.state
     from waiting m join ready using (order_id) join orders o on o.id = m.order_id
     order by m.id`,
    [`{${done.join(',')}}`, orders],
  );
  const deliveries = rows.map(({ id, fact, state }) => ({ id, fact, order: state }));
  return [...Map.groupBy(deliveries, ({ order }) => order.orderId).values()];
}

/** Facts that nobody has heard after all are delivered again. */
export const deliverAgain = (em: Em): Promise<unknown> =>
  em.execute(
    `with again as (update outbox set delivered_at = null, next_try_at = now() where delivered_at is not null)
     select pg_notify('${outboxChannel}', '')`,
  );

/** The message is not to be delivered any more. */
export const forget = (em: Em, id: string): Promise<unknown> => em.execute('delete from outbox where id = ?', [id]);

/** The message waits, twice as long as before, at most half a minute. */
export const postpone = (em: Em, id: string, why: string): Promise<unknown> =>
  em.execute(
    `update outbox set attempts = attempts + 1, last_error = ?,
       next_try_at = now() + least(power(2, attempts) * interval '250 milliseconds', interval '30 seconds')
     where id = ?`,
    [why.slice(0, 500), id],
  );

/** Milliseconds until the first message that had to wait may be tried again; null when none waits. */
export async function nextTry(em: Em): Promise<number | null> {
  const [row] = await em.execute<{ wait: string | null }[]>(
    'select extract(epoch from min(next_try_at) - now()) * 1000 as wait from outbox where attempts > 0 and delivered_at is null',
  );
  return row?.wait ? Math.max(0, Number(row.wait)) : null;
}
