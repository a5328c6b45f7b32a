import type { NewOrderFact } from '../../domain/order-facts.ts';
import type { Em } from '../orm.ts';

/** Heard by the relay; it carries nothing, the rows are the truth. */
export const outboxChannel = 'botyard_outbox';

/** Leaves word that this order's workflow is to be started, once the transaction commits. */
export const announceOrder = (em: Em, orderId: string): Promise<unknown> => post(em, orderId, null);

/**
 * Leaves a fact for the order's workflow, once the transaction commits.
 * The order's row stays locked until then, so that numbers are given in the order of their commits.
 */
export async function announceFact(em: Em, orderId: string, fact: NewOrderFact): Promise<void> {
  const [row] = await em.execute<{ fact_number: number }[]>(
    'update orders set fact_number = fact_number + 1 where id = ? returning fact_number',
    [orderId],
  );
  if (!row) throw new Error(`There is no order ${orderId} to tell "${fact.name}".`);
  await post(em, orderId, { ...fact, number: row.fact_number });
}

/** The same for many orders at once. */
export const announceFacts = (em: Em, facts: readonly { orderId: string; fact: NewOrderFact }[]): Promise<unknown> =>
  em.execute(
    `with told as (
       select * from jsonb_to_recordset(?::jsonb) as t(order_id uuid, fact jsonb)
     ), locked as (
       select id from orders where id in (select order_id from told) order by id for no key update
     ), numbered as (
       update orders o set fact_number = o.fact_number + 1 from locked where o.id = locked.id
       returning o.id, o.fact_number
     ), posted as (
       insert into outbox (order_id, fact)
       select n.id, t.fact || jsonb_build_object('number', n.fact_number) from numbered n join told t on t.order_id = n.id
     )
     select pg_notify('${outboxChannel}', '')`,
    [JSON.stringify(facts.map(({ orderId, fact }) => ({ order_id: orderId, fact })))],
  );

const post = (em: Em, orderId: string, fact: object | null) =>
  em.execute(
    `with posted as (insert into outbox (order_id, fact) values (?, ?::jsonb))
     select pg_notify('${outboxChannel}', '')`,
    [orderId, fact && JSON.stringify(fact)],
  );
