import { within } from '../../db/scope.ts';
import type { ServedApi } from '../fixtures/api.ts';

/** One look at a bot in the past. */
export interface PastLook {
  at: number;
  up: boolean;
  source?: 'heartbeat' | 'node' | 'process';
  cpu?: number;
  memory?: number;
  disk?: number;
  rx?: number;
  tx?: number;
}

/** Looks as the sweep would have kept them, at a bot that was at work since the first of them. */
export const looked = (
  { orm }: Pick<ServedApi, 'orm'>,
  orderId: string,
  looks: readonly PastLook[],
): Promise<unknown> =>
  within(orm, { kind: 'system' }, async (em) => {
    const rows = looks.map(({ at, ...look }) => ({ ...look, at: new Date(at).toISOString() }));
    await em.execute(
      `insert into health_samples (order_id, customer_id, span, at, source, looks, ups, cpu_percent, memory_bytes,
         disk_bytes, network_rx_bytes, network_tx_bytes)
       select d.order_id, d.customer_id, 0, l.at, coalesce(l.source, 'process'), 1, l.up::int, l.cpu, l.memory, l.disk, l.rx, l.tx
       from bot_deployments d, jsonb_to_recordset(?::jsonb) as l(at timestamptz, up boolean, source text, cpu numeric,
         memory bigint, disk bigint, rx bigint, tx bigint)
       where d.order_id = ? on conflict do nothing`,
      [JSON.stringify(rows), orderId],
    );
    await em.execute(
      `update bot_deployments d set provisioned_at = s.first, last_health_check = s.last
       from (select min(at) as first, max(at) as last from health_samples where order_id = ?) s where d.order_id = ?`,
      [orderId, orderId],
    );
  });
