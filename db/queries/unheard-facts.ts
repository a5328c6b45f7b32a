import type { Em } from '../orm.ts';
import { outboxChannel } from './outbox.ts';

/**
 * Answers the number of the last fact that this order was told and has not heard; 0 when there is none.
 * One that was delivered all the same is delivered again, which is safe because facts are numbered.
 */
export async function tellUnheard(em: Em, orderId: string, lastHeard: number): Promise<number> {
  const [row] = await em.execute<{ last: number | null }[]>(
    `with unheard as (
       select id, delivered_at, (fact->>'number')::int as number from outbox
       where order_id = ? and (fact->>'number')::int > ?
     ), again as (
       update outbox m set delivered_at = null, next_try_at = now() from unheard
       where m.id = unheard.id and unheard.delivered_at is not null returning m.id
     )
     select max(number) as last, (select pg_notify('${outboxChannel}', '') from again limit 1) from unheard`,
    [orderId, lastHeard],
  );
  return row?.last ?? 0;
}
