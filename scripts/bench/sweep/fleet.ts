import { randomUUID } from 'node:crypto';
import type { Em } from '../../../db/orm.ts';
import { findOrder } from '../../../db/queries/order-records.ts';
import { placeOrder } from '../../../db/queries/place-order.ts';
import { projectOrder } from '../../../db/queries/projection.ts';
import { defaultPolicy } from '../../../domain/policy.ts';

/** One order at work as the api and its workflow would have left it, and as many like it as there are ids. */
export async function sellFleet(em: Em, ids: readonly string[]): Promise<void> {
  const model = await oneAtWork(em);
  await em.execute(
    `insert into orders select (jsonb_populate_record(o, jsonb_build_object(
       'id', f.id, 'number', 'bench-' || f.id, 'state', o.state || jsonb_build_object('orderId', f.id)))).*
     from orders o, unnest(?::uuid[]) as f(id) where o.id = ?`,
    [`{${ids.join(',')}}`, model],
  );
  await em.execute(
    `insert into bot_deployments select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'order_id', o.id))).*
     from bot_deployments d, orders o where d.order_id = ? and o.id <> ?`,
    [model, model],
  );
  await em.execute('delete from outbox');
  await em.execute('delete from orders where id = ?', [model]);
}

async function oneAtWork(em: Em): Promise<string> {
  const [id, customerId] = [randomUUID(), randomUUID()];
  await em.execute("insert into users (id, name, role) values (?, 'bench', 'customer')", [customerId]);
  await placeOrder(em, {
    ...{ id, customerId, guildId: '123456789012345678', tier: 'starter', addons: [], template: 'standard' },
    ...{ host: 'pterodactyl', period: 'month', policy: defaultPolicy, token: null },
  });
  const order = await findOrder(em, id);
  if (!order) throw new Error('The order that was placed is not there.');
  await projectOrder(
    em,
    { ...order.state, phase: 'active', accepted: true, paid: true, version: 1 },
    { from: order.state },
  );
  return id;
}
