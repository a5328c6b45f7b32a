import { type ChartPoint, type ChartRange, chartSpan, withGaps } from '../../domain/uptime.ts';
import type { Em } from '../orm.ts';
import { average, slotsWhere } from './slots.ts';

/** How a bot was, and what it used, step by step; a step of which nothing is known is a gap. */
export async function readHistory(
  em: Em,
  orderId: string,
  { range, now = Date.now() }: { range: ChartRange; now?: number },
): Promise<ChartPoint[]> {
  const span = chartSpan(range, now);
  const points = await em.execute<ChartPoint[]>(
    `with its as (
       select ?::uuid as id, to_timestamp(${span.from / 1_000}) as began, to_timestamp(${span.until / 1_000}) as ended
     ), slots as (
       ${slotsWhere(its)}
     ), used as (
       select ${stepOf(span.step)} as step, sum(up_seconds)::float8 / sum(known_seconds) as "upShare",
         (${average('cpu_percent')})::float8 as "cpuPercent", (${average('memory_bytes')})::float8 as "memoryBytes",
         (${average('disk_bytes')})::float8 as "diskBytes"
       from slots where at >= (select began from its) group by 1
     ), counted as (
       select at, extract(epoch from at - lag(at) over times) as seconds,
         ${moved('network_rx_bytes')} as rx, ${moved('network_tx_bytes')} as tx
       from slots where network_rx_bytes is not null and network_tx_bytes is not null window times as (order by at)
     ), carried as (
       select ${stepOf(span.step)} as step, (sum(rx) / sum(seconds))::float8 as "networkRxPerSecond",
         (sum(tx) / sum(seconds))::float8 as "networkTxPerSecond"
       from counted where seconds <= ${longestPause} group by 1
     )
     select (extract(epoch from step) * 1000)::float8 as at, "upShare", "cpuPercent", "memoryBytes", "diskBytes",
       "networkRxPerSecond", "networkTxPerSecond"
     from used left join carried using (step)`,
    [orderId],
  );
  return withGaps(points, span);
}

/** As far apart, in seconds, as two counters may be to tell a rate: rows of the coarsest kind are. */
const longestPause = 3_600;

/** A little earlier than asked for, because the first rate needs the counter before it. */
const its = `order_id = (select id from its) and at < (select ended from its)
  and at >= (select began - interval '${longestPause} seconds' from its)`;

const stepOf = (ms: number) => `date_bin('${ms / 1_000} seconds', at, 'epoch')`;

/** A counter that is smaller than before has begun anew at zero. */
const moved = (counter: string) => `
  case when ${counter} >= lag(${counter}) over times then ${counter} - lag(${counter}) over times else ${counter} end`;
