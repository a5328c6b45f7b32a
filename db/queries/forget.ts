import type { Retention } from '../../domain/retention.ts';
import type { Em } from '../orm.ts';

type Forgettable = Exclude<keyof Retention, 'looks' | 'slots'>;

/** What of each kind is over, and since when; never what a page may still tell of an order. */
const overWhen: Record<Forgettable, { table: string; since: string; besides?: string }> = {
  hours: { table: 'health_samples', since: 'at', besides: 'span = 3600' },
  hoursInAll: { table: 'uptime_hours', since: 'hour' },
  idempotencyKeys: { table: 'idempotency_keys', since: 'created_at' },
  events: { table: 'event_log', since: 'created_at', besides: 'order_id is null' },
  closedIncidents: { table: 'incidents', since: 'closed_at' },
  webhookDeliveries: { table: 'webhook_deliveries', since: 'received_at' },
  monitors: { table: 'monitors', since: 'looked_at' },
  endedSessions: { table: 'sessions', since: 'least(expires_at, revoked_at)' },
  loginLinks: { table: 'login_links', since: 'least(expires_at, used_at)' },
  loginAttempts: { table: 'login_attempts', since: 'expires_at' },
};

export const forgettables = Object.keys(overWhen) as Forgettable[];

/** Deletes some of what is from before that time (milliseconds since 1970); answers how many. Safe to repeat. */
export async function forgetSome(
  em: Em,
  what: Forgettable,
  { before, atMost }: { before: number; atMost: number },
): Promise<number> {
  const { table, since, besides = 'true' } = overWhen[what];
  const rows = await em.execute<object[]>(
    `delete from ${table} where ctid = any(array(
       select ctid from ${table} where ${since} < to_timestamp(? / 1000.0) and ${besides} limit ?)) returning 1`,
    [before, atMost],
  );
  return rows.length;
}
