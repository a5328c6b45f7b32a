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

const post = (em: Em, orderId: string, fact: object | null) =>
  em.execute(
    `with posted as (insert into outbox (order_id, fact) values (?, ?::jsonb))
     select pg_notify('${outboxChannel}', '')`,
    [orderId, fact && JSON.stringify(fact)],
  );
