import type { Retention } from '../../domain/retention.ts';
import type { Em } from '../orm.ts';
import { hourBegin, slotBegin, slotOfLooks, timeOfSlots } from './slots.ts';

/** From fine to coarse; a span is what a row stands for, in seconds. */
export const thinnings = [
  { from: 0, to: 300, begin: slotBegin, sums: slotOfLooks, keptFor: 'looks' },
  { from: 300, to: 3_600, begin: hourBegin, sums: timeOfSlots, keptFor: 'slots' },
] as const satisfies readonly { from: number; to: number; keptFor: keyof Retention; begin: string; sums: string }[];

type Thinning = (typeof thinnings)[number];

/**
 * Puts one row for each step of each bot in the place of all that is kept finer of the oldest hour, if all of it is from before
 * that time (milliseconds since 1970); answers whether there was such an hour. Safe to repeat: an hour goes as a whole.
 */
export async function thinOldestHour(em: Em, { from, to, begin, sums }: Thinning, before: number): Promise<boolean> {
  const [oldest] = await em.execute<{ hour: number }[]>(
    `select (extract(epoch from ${hourBegin}))::float8 as hour from health_samples where span = ? order by at limit 1`,
    [from],
  );
  if (!oldest || (oldest.hour + 3_600) * 1_000 > before) return false;
  await em.execute(
    `with gone as (
       delete from health_samples where span = ? and at >= to_timestamp(?) and at < to_timestamp(?) returning *
     )
     insert into health_samples (order_id, customer_id, span, at, source, looks, ups, known_seconds, up_seconds,
       cpu_percent, memory_bytes, disk_bytes, network_rx_bytes, network_tx_bytes)
     select order_id, customer_id, ${to}, ${begin}, ${sums} from gone group by order_id, customer_id, ${begin}
     on conflict do nothing`,
    [from, oldest.hour, oldest.hour + 3_600],
  );
  return true;
}
