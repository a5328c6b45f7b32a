import type { ServerStatus } from '../../domain/hosting.ts';
import type { Em } from '../orm.ts';

export interface SimulatedServerRow {
  orderId: string;
  serverId: string;
  name: string;
  status: ServerStatus;
}

export async function findSimulatedServer(em: Em, orderId: string): Promise<SimulatedServerRow | null> {
  const [row] = await em.execute<SimulatedServerRow[]>(
    `select order_id as "orderId", server_id as "serverId", name, status from simulated_servers where order_id = ?`,
    [orderId],
  );
  return row ?? null;
}

export const saveSimulatedServer = (
  em: Em,
  { orderId, serverId, name, status }: SimulatedServerRow,
): Promise<unknown> =>
  em.execute(
    `insert into simulated_servers (order_id, customer_id, server_id, name, status)
     select id, customer_id, ?, ?, ? from orders where id = ?
     on conflict (order_id) do update set server_id = excluded.server_id, name = excluded.name, status = excluded.status`,
    [serverId, name, status, orderId],
  );

export const removeSimulatedServer = (em: Em, orderId: string): Promise<unknown> =>
  em.execute('delete from simulated_servers where order_id = ?', [orderId]);
