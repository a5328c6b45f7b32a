import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { migrate } from '../../db/migrate.ts';
import { connectDatabase } from '../../db/orm.ts';
import { seedCatalogue } from '../../db/queries/catalogue.ts';
import { within } from '../../db/scope.ts';
import { appRole } from '../../scripts/start/postgres/roles.ts';
import { emptyDatabase } from '../fixtures/database.ts';

const system = { kind: 'system' } as const;
const before = 'Migration20261121091423_begin';

test('orders from before there were lists of guilds keep their guild, and get the number of their tier', async (t) => {
  const { ownerUrl } = await emptyDatabase(t);
  const orm = await connectDatabase(ownerUrl);
  t.after(() => orm.close());
  await orm.migrator.up({ to: before });
  await within(orm, system, seedCatalogue);
  const orders = { starter: randomUUID(), business: randomUUID(), discontinued: randomUUID() };
  const customer = randomUUID();
  await within(orm, system, async (em) => {
    await em.execute("insert into users (id, name, role) values (?, 'ann', 'customer')", [customer]);
    for (const [index, [tier, id]] of Object.entries(orders).entries()) {
      await em.execute(
        `insert into orders (id, number, customer_id, guild_id, tier, addons, host, period, amount, renewal_amount, currency, price_lines, state, phase, phase_since)
         values (?, ?, ?, ?, ?, '[]', 'simulation', 'month', 1, 1, 'USD', '[]', '{}', 'quoted', now())`,
        [id, tier, customer, index + 1, tier],
      );
      await em.execute(
        `insert into bot_deployments (id, order_id, customer_id, guild_id, tier, memory_mb, cpu_cores, storage_gb, databases, backups, enabled_features)
         values (gen_random_uuid(), ?, ?, 1, ?, 1, 1, 1, 0, 0, '{}')`,
        [id, customer, tier],
      );
    }
  });

  await migrate(ownerUrl, appRole);
  const kept = await within(orm, system, (em) =>
    em.execute(
      `select o.tier, d.max_guilds as most, array_agg(g.guild_id::text) as guilds, bool_and(g.added_at = o.placed_at) as since
       from orders o join bot_deployments d on d.order_id = o.id
         join order_guilds g on g.order_id = o.id and g.customer_id = o.customer_id
       group by o.tier, d.max_guilds order by o.tier`,
    ),
  );

  assert.deepEqual(kept, [
    { tier: 'business', most: 10, guilds: ['2'], since: true },
    { tier: 'discontinued', most: 1, guilds: ['3'], since: true },
    { tier: 'starter', most: 1, guilds: ['1'], since: true },
  ]);
});
