import { isAfter, type LoggedEvent, type Position } from '../../domain/events.ts';
import { defaultRetention } from '../../domain/retention.ts';
import type { Em } from '../orm.ts';
import type { Reader } from '../scope.ts';

const columns = `
  transaction_id::text || '.' || id as position, topic, event, data, order_id as "orderId", customer_id as "customerId",
  to_char(created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`;

/** Below the oldest transaction that is still running, nothing can come up any more. */
const settled = 'transaction_id < pg_snapshot_xmin(pg_current_snapshot())';

/** Where a reader begins who wants only what is new. */
export async function newestPosition(em: Reader): Promise<Position> {
  const [row] = await em.execute<{ horizon: string }[]>(
    'select pg_snapshot_xmin(pg_current_snapshot())::text as horizon',
  );
  return `${row?.horizon}.0`;
}

export interface News {
  events: LoggedEvent[];
  /** More is written down than can be told yet: an older transaction is still running, or there was not room for all. */
  isMoreToCome: boolean;
}

/** What was written down after a position, in the order in which everybody is told it. */
export async function readNews(em: Reader, after: Position, atMost = 500): Promise<News> {
  const rows = await em.execute<(LoggedEvent & { isSettled: boolean })[]>(
    `select ${columns}, ${settled} as "isSettled" from event_log
     where (transaction_id, id) > (?::xid8, ?::bigint) and transaction_id < pg_snapshot_xmax(pg_current_snapshot())
     order by transaction_id, id limit ?`,
    [...after.split('.'), atMost],
  );
  const events = rows.filter(({ isSettled }) => isSettled).map(({ isSettled: _, ...event }) => event);
  return { events, isMoreToCome: events.length < rows.length || rows.length === atMost };
}

/** Whom the events are for. */
export interface Audience {
  topics: readonly string[];
  customers: readonly string[];
  isStaff: boolean;
}

interface Span {
  after: Position;
  upTo: Position;
  atMost: number;
}

/** What somebody has missed; null where it is too much, or where some of it is not kept any more. */
export async function readMissed(
  em: Reader,
  { topics, customers, isStaff }: Audience,
  { after, upTo, atMost }: Span,
): Promise<LoggedEvent[] | null> {
  if (isAfter(after, upTo)) return null;
  const rows = await em.execute<LoggedEvent[]>(
    `select ${columns} from event_log
     where (transaction_id, id) > (?::xid8, ?::bigint) and (transaction_id, id) <= (?::xid8, ?::bigint)
       and (topic = any(?::text[]) or customer_id = any(?::uuid[]) or ? and order_id is not null)
     order by transaction_id, id limit ?`,
    [...after.split('.'), ...upTo.split('.'), asArray(topics), asArray(customers), isStaff, atMost + 1],
  );
  if (rows.length > atMost) return null;
  return (await isKept(em, after)) ? rows : null;
}

/** Our topics and ids hold no character that would need quotes. */
const asArray = (texts: readonly string[]) => `{${texts.join(',')}}`;

/**
 * Whether nothing that was written after this position has been forgotten since: what stands before it is not old enough,
 * and where nothing does, nothing is.
 */
async function isKept(em: Reader, after: Position): Promise<boolean> {
  const [row] = await em.execute<{ kept: boolean }[]>(
    `select coalesce(
       (select created_at from event_log
        where (transaction_id, id) <= (?::xid8, ?::bigint) order by transaction_id desc, id desc limit 1),
       (select created_at from event_log order by transaction_id, id limit 1),
       now()) > now() - ? * interval '1 millisecond' as kept`,
    [...after.split('.'), defaultRetention.events],
  );
  return row?.kept ?? false;
}

/**
 * Transaction ids begin anew in a cluster that was filled from a dump, and what another cluster has written would come after
 * everything for ever. It all goes before, in its old order. Safe to repeat; answers how many there were.
 */
export async function settleForeignPositions(em: Em): Promise<number> {
  const rows = await em.execute<object[]>(
    `update event_log set transaction_id = '0'
     where transaction_id >= pg_snapshot_xmax(pg_current_snapshot()) returning 1`,
  );
  return rows.length;
}
