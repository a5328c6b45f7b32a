import { Refusal } from '../../domain/refusal.ts';
import type { Em } from '../orm.ts';

/** A signed message as it arrived. */
export interface Arrival {
  /** Derived from its signature. */
  id: string;
  endpoint: string;
  /** When its sender signed it, milliseconds since 1970. */
  at: number;
  bodySha256: string;
}

interface Said {
  event: string | null;
  status: string | null;
  botId: string | null;
}

/** Whoever comes second with the same signature waits for the first here, and is refused when that one has committed. */
export async function keepArrival(em: Em, arrival: Arrival, said: Said): Promise<void> {
  const kept = await em.execute<object[]>(insertArrival, [
    ...[arrival.id, arrival.endpoint, said.event, said.status, said.botId, arrival.at, arrival.bodySha256],
  ]);
  if (kept.length === 0) throw replayed();
}

export const keepOutcome = (
  em: Em,
  id: string,
  { outcome, orderId }: { outcome: string; orderId: string | null },
): Promise<unknown> =>
  em.execute('update webhook_deliveries set outcome = ?, order_id = ? where id = ?', [outcome, orderId, id]);

/** When the latest message that an order was told of was signed, milliseconds since 1970. */
export async function lastToldAt(em: Em, orderId: string): Promise<number | null> {
  const [row] = await em.execute<{ at: number | null }[]>(
    `select (extract(epoch from max(sent_at)) * 1000)::float8 as at from webhook_deliveries where order_id = ?`,
    [orderId],
  );
  return row?.at ?? null;
}

export async function hasComeTooLate(em: Em, orderId: string): Promise<boolean> {
  const rows = await em.execute<object[]>(
    `select 1 from webhook_deliveries where order_id = ? and outcome = 'order-ended' limit 1`,
    [orderId],
  );
  return rows.length > 0;
}

const insertArrival = `
  insert into webhook_deliveries (id, direction, endpoint, event, status, bot_id, sent_at, body_sha256, outcome)
  values (?, 'in', ?, ?, ?, ?, to_timestamp(? / 1000.0), ?, 'received')
  on conflict (id) do nothing returning id`;

const replayed = () =>
  new Refusal('webhook-replayed', 'This very message came before.', {
    remedy: 'To say it again, sign it anew, with the time at which it is sent.',
  });
