import { type Seen, spanOf, type Uptimes, type UptimeWindow, uptimeOf, uptimeWindows } from '../../domain/uptime.ts';
import type { Em } from '../orm.ts';
import { hourBegin, slotsWhere } from './slots.ts';

const windows = Object.keys(uptimeWindows) as UptimeWindow[];

type SeenIn = Record<UptimeWindow, Seen>;

/** How much each of these bots was at work. */
export async function uptimesOf(
  em: Em,
  orderIds: readonly string[],
  now = Date.now(),
): Promise<(orderId: string) => Uptimes> {
  const seen = await seenOf(em, { where: 'd.order_id = any(?::uuid[])', is: `{${orderIds.join(',')}}` }, now);
  const known = new Map(seen.map(({ orderId, ...its }) => [orderId, its]));
  return (orderId) => shares(known.get(orderId) ?? never);
}

export const uptimeOfBot = async (em: Em, orderId: string, now = Date.now()): Promise<Uptimes> =>
  (await uptimesOf(em, [orderId], now))(orderId);

/** Of all bots of a customer together. */
export async function uptimeOfCustomer(em: Em, customerId: string, now = Date.now()): Promise<Uptimes> {
  const seen = await seenOf(em, { where: 'd.customer_id = ?', is: customerId }, now);
  const sum = (window: UptimeWindow) => seen.reduce((all, its) => added(all, its[window]), unseen);
  return shares({ day: sum('day'), week: sum('week'), month: sum('month') });
}

/** Of all bots together: from the hours that were summed up already, and from the looks since then. */
export async function uptimeInAll(em: Em, now = Date.now()): Promise<Uptimes> {
  const { until } = spanOf(0, now);
  const [row] = await em.execute<SeenIn[]>(
    `with summed as (
       select coalesce(max(hour) + interval '1 hour', ${monthAgo(now)}) as until from uptime_hours
     ), times as (
       select hour as at, known_seconds, up_seconds from uptime_hours where hour >= ${monthAgo(now)}
       union all
       select at, sum(known_seconds), sum(up_seconds)
       from (${slotsWhere(`at >= (select greatest(until, ${monthAgo(now)}) from summed) and at < ${time(until)}`)}) s
       group by at
     ), seen as (
       select ${eachWindow(now, (from) => seenSince(from))} from times
     ), expected as (
       select ${eachWindow(now, (from) => expectedSince(from), '_expected')} from (${lives('true', until)}) l
     )
     select ${windows.map((name) => asSeen(name)).join(', ')} from seen, expected`,
  );
  if (!row) throw new Error('Adding up gave no answer.');
  return shares(row);
}

/** Sums up the next hour that is over and of which something is known; answers whether there was one. */
export async function sumNextHour(em: Em, now = Date.now()): Promise<boolean> {
  const [next] = await em.execute<{ hour: number | null }[]>(
    `select extract(epoch from min(${hourBegin}))::float8 as hour
     from (values (0), (300), (3600)) as spans(span), lateral (
       select at from health_samples s where s.span = spans.span
         and at >= coalesce((select max(hour) + interval '1 hour' from uptime_hours), '-infinity')
       order by at limit 1) first`,
  );
  if (!next?.hour || (next.hour + 3_600) * 1_000 > now) return false;
  const [from, until] = [next.hour, next.hour + 3_600].map((seconds) => time(seconds * 1_000));
  await em.execute(
    `insert into uptime_hours (hour, known_seconds, up_seconds)
     select ${from}, coalesce(sum(known_seconds), 0), coalesce(sum(up_seconds), 0)
     from (${slotsWhere(`at >= ${from} and at < ${until}`)}) s
     on conflict do nothing`,
  );
  return true;
}

async function seenOf(
  em: Em,
  { where, is }: { where: string; is: string },
  now: number,
): Promise<(SeenIn & { orderId: string })[]> {
  const { until } = spanOf(0, now);
  return em.execute(
    `with lives as (${lives(where, until)}), times as (
       ${slotsWhere(`order_id in (select order_id from lives) and at >= ${monthAgo(now)} and at < ${time(until)}`)}
     ), seen as (
       select order_id, ${eachWindow(now, (from) => seenSince(from))} from times group by order_id
     ), expected as (
       select order_id, ${eachWindow(now, (from) => expectedSince(from), '_expected')} from lives group by order_id
     )
     select expected.order_id as "orderId", ${windows.map((name) => asSeen(name)).join(', ')}
     from expected left join seen using (order_id)`,
    [is],
  );
}

/** From when on, and until when, there was a bot to be seen. */
const lives = (where: string, until: number) => `
  select d.order_id, date_bin('5 minutes', coalesce(d.provisioned_at, ${time(until)}), 'epoch') as began,
    case when d.status = 'active' then ${time(until)} else least(${time(until)},
      coalesce(date_bin('5 minutes', d.last_health_check, 'epoch') + interval '5 minutes', d.provisioned_at, ${time(until)}))
    end as ended
  from bot_deployments d where d.status is not null and ${where}`;

const seenSince = (from: string) => `
  array[coalesce(sum(known_seconds) filter (where at >= ${from}), 0),
    coalesce(sum(up_seconds) filter (where at >= ${from}), 0)]::float8[]`;

const expectedSince = (from: string) =>
  `coalesce(sum(greatest(0, extract(epoch from ended - greatest(began, ${from})))), 0)::float8`;

const asSeen = (window: UptimeWindow) => `
  jsonb_build_object('known', coalesce("${window}"[1], 0), 'up', coalesce("${window}"[2], 0),
    'expected', "${window}_expected") as "${window}"`;

const eachWindow = (now: number, column: (from: string) => string, suffix = '') =>
  windows.map((name) => `${column(time(spanOf(uptimeWindows[name], now).from))} as "${name}${suffix}"`).join(', ');

/** Slots begin at whole seconds. */
const time = (ms: number) => `to_timestamp(${ms / 1_000})`;

const monthAgo = (now: number) => time(spanOf(uptimeWindows.month, now).from);

const unseen: Seen = { known: 0, up: 0, expected: 0 };
const never: SeenIn = { day: unseen, week: unseen, month: unseen };

const added = (one: Seen, other: Seen): Seen => ({
  known: one.known + other.known,
  up: one.up + other.up,
  expected: one.expected + other.expected,
});

const shares = ({ day, week, month }: SeenIn): Uptimes => ({
  day: uptimeOf(day),
  week: uptimeOf(week),
  month: uptimeOf(month),
});
