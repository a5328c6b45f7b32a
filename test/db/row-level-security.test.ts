import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { connectDatabase } from '../../db/orm.ts';
import { announceOrder } from '../../db/queries/outbox.ts';
import { asNobody, reading, type Scope, within } from '../../db/scope.ts';
import { freshDatabase } from '../fixtures/database.ts';

async function database(t: TestContext) {
  const orm = await connectDatabase((await freshDatabase(t)).url);
  t.after(() => orm.close());
  const ask = <Row>(scope: Scope, sql: string, parameters: unknown[] = []) =>
    within(orm, scope, (em) => em.execute<Row[]>(sql, parameters));
  return { orm, ask };
}

const staff: Scope = { kind: 'staff' };
const user = (userId: string): Scope => ({ kind: 'user', userId });

test('every table forces row level security and has a policy', async (t) => {
  const { ask } = await database(t);

  const open = await ask(
    staff,
    `select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p') and relname <> 'mikro_orm_migrations'
       and not (c.relrowsecurity and c.relforcerowsecurity and exists (select 1 from pg_policy where polrelid = c.oid))`,
  );
  const [{ tables } = { tables: 0 }] = await ask<{ tables: number }>(
    staff,
    "select count(*)::int as tables from pg_tables where schemaname = 'public'",
  );

  assert.deepEqual(open, []);
  assert.ok(tables > 10, 'a test that sees no tables proves nothing');
});

test('the processes log in as a role that owns nothing and passes no policy', async (t) => {
  const { ask } = await database(t);

  const [role] = await ask(
    staff,
    `select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as mighty,
       exists (select 1 from pg_tables where schemaname = 'public' and tableowner = current_user) as owner
     from pg_roles where rolname = current_user`,
  );

  assert.deepEqual(role, { mighty: false, owner: false });
});

test('every table with a customer shows that customer their own rows, strangers none, and nobody who does not say who asks', async (t) => {
  const { orm, ask } = await database(t);
  const [ann, bob] = [randomUUID(), randomUUID()];
  await ask(staff, "insert into users (id, name, role) values (?, 'ann', 'customer'), (?, 'bob', 'customer')", [
    ann,
    bob,
  ]);
  const owned = await ask<{ table: string; column: string }>(
    staff,
    `select table_name as "table", column_name as "column" from information_schema.columns
     where table_schema = 'public' and column_name in ('customer_id', 'user_id')`,
  );
  await fill(ask, ann);

  for (const { table, column } of owned) {
    const count = async (scope: Scope) =>
      (await ask<object>(scope, `select 1 from ${table} where ${column} = ?`, [ann])).length;
    assert.equal(await count(user(ann)), 1, `${table}: her own row`);
    assert.equal(await count(user(bob)), 0, `${table}: a stranger's row`);
    assert.equal(await count(staff), 1, `${table}: staff sees it`);
    assert.deepEqual(await orm.em.fork().execute(`select 1 from ${table}`), [], `${table}: nobody asks`);
  }
  assert.ok(owned.length >= 10, 'a test that sees no owned tables proves nothing');
});

test('a customer reads no message that is for staff', async (t) => {
  const { ask } = await database(t);
  const ann = randomUUID();
  await ask(staff, "insert into users (id, name, role) values (?, 'ann', 'customer')", [ann]);
  await fill(ask, ann);

  await ask(staff, "update notices set recipient = 'staff'");

  assert.deepEqual(await ask(user(ann), 'select 1 from notices'), []);
  assert.equal((await ask(staff, 'select 1 from notices')).length, 1);
});

test("nobody can write a row in another customer's name", async (t) => {
  const { ask } = await database(t);
  const [ann, bob] = [randomUUID(), randomUUID()];
  await ask(staff, "insert into users (id, name, role) values (?, 'ann', 'customer'), (?, 'bob', 'customer')", [
    ann,
    bob,
  ]);

  await assert.rejects(
    ask(user(bob), 'insert into idempotency_keys (id, user_id, body_hash) values (?, ?, ?)', [randomUUID(), ann, 'x']),
    /row-level security|violates/i,
  );
});

test('a customer may put a message into the outbox, but reads none', async (t) => {
  const { orm, ask } = await database(t);
  const ann = user(randomUUID());

  await within(orm, ann, (em) => announceOrder(em, randomUUID()));

  assert.deepEqual(await ask(ann, 'select 1 from outbox'), []);
  assert.equal((await ask({ kind: 'system' }, 'select 1 from outbox')).length, 1);
});

test('a customer reads no token of a bot, not even sealed', async (t) => {
  const { ask } = await database(t);
  const ann = randomUUID();
  await ask(staff, "insert into users (id, name, role) values (?, 'ann', 'customer')", [ann]);
  await fill(ask, ann);

  assert.deepEqual(await ask(user(ann), 'select 1 from instance_tokens'), []);
});

test('a look-up before anyone is known sees keys, sessions, accounts and tokens of bots, and nothing else', async (t) => {
  const { ask } = await database(t);
  const ann = randomUUID();
  await ask(staff, "insert into users (id, name, role) values (?, 'ann', 'customer')", [ann]);
  await fill(ask, ann);
  const seen = async (table: string) => (await ask({ kind: 'lookup' }, `select 1 from ${table}`)).length;

  assert.equal(await seen('api_keys'), 1);
  assert.equal(await seen('users'), 1);
  assert.equal(await seen('sessions'), 1);
  assert.equal(await seen('instance_tokens'), 1);
  for (const table of [
    'orders',
    'payments',
    'bot_deployments',
    'audit_logs',
    'event_log',
    'outbox',
    'incidents',
    'linked_accounts',
    'login_links',
    'login_attempts',
  ]) {
    assert.equal(await seen(table), 0, table);
  }
});

test('what only reads sees what its scope may see, and leaves nothing of it behind on the connection', async (t) => {
  const { url } = await freshDatabase(t);
  const orm = await connectDatabase(url, { connections: 1 });
  t.after(() => orm.close());
  const [ann, bob] = [randomUUID(), randomUUID()];
  const ask = (scope: Scope, sql: string, parameters: unknown[] = []) =>
    within(orm, scope, (em) => em.execute<object[]>(sql, parameters));
  await ask(staff, "insert into users (id, name, role) values (?, 'ann', 'customer'), (?, 'bob', 'customer')", [
    ann,
    bob,
  ]);
  const names = async (scope: Scope) =>
    (await reading(orm, scope).execute<{ name: string }[]>('select name from users order by name')).map(
      (it) => it.name,
    );

  assert.deepEqual(await names(user(ann)), ['ann']);
  assert.deepEqual(await names(user(bob)), ['bob']);
  assert.deepEqual(await names(staff), ['ann', 'bob']);
  await assert.rejects(reading(orm, staff).execute('select 1 / ?', [0]), /division by zero/);
  assert.deepEqual(await asNobody(orm).execute('select name from users'), []);
});

test('what only reads cannot write, and says nothing but its own parameters', async (t) => {
  const { orm, ask } = await database(t);
  await ask(staff, "insert into users (id, name, role) values (?, 'ann', 'admin')", [randomUUID()]);

  await assert.rejects(reading(orm, staff).execute('delete from users'), /read-only transaction/);
  const hostile = "x'; delete from users; select '";
  const [echo] = await reading(orm, staff).execute<{ said: string }[]>('select ?::text as said', [hostile]);

  assert.equal(echo?.said, hostile);
  assert.equal((await ask(staff, 'select 1 from users')).length, 1);
});

test('only the house sees one-time links and logins under way', async (t) => {
  const { ask } = await database(t);
  const ann = randomUUID();
  await ask(staff, "insert into users (id, name, role) values (?, 'ann', 'customer')", [ann]);
  await ask(
    staff,
    `insert into login_links (id, hash, role, name, created_by, expires_at)
     values (gen_random_uuid(), 'h', 'admin', 'n', ?, now() + interval '1 day')`,
    [ann],
  );
  await ask(
    staff,
    "insert into login_attempts (state_hash, browser_hash, verifier, return_to, expires_at) values ('h', 'h', 'v', '/', now())",
  );
  for (const table of ['login_links', 'login_attempts']) {
    assert.equal((await ask(staff, `select 1 from ${table}`)).length, 1);
    assert.deepEqual(await ask(user(ann), `select 1 from ${table}`), []);
    assert.deepEqual(await ask({ kind: 'lookup' }, `select 1 from ${table}`), []);
  }
});

type Ask = Awaited<ReturnType<typeof database>>['ask'];

/** One row of this customer's in every table that has owners. */
async function fill(ask: Ask, ann: string): Promise<void> {
  const [order, deployment, invoice, payment] = Array.from({ length: 4 }, () => randomUUID());
  const rows: [string, unknown[]][] = [
    ["insert into api_keys (id, user_id, hash, role) values (gen_random_uuid(), ?, 'h', 'customer')", [ann]],
    [
      `insert into sessions (id, user_id, hash, user_agent, address, expires_at)
       values (gen_random_uuid(), ?, 'h', 'a browser', '127.0.0.*', now() + interval '1 day')`,
      [ann],
    ],
    [
      "insert into linked_accounts (user_id, provider, discord_id, username, scopes) values (?, 'discord', '1', 'ann', '{}')",
      [ann],
    ],
    ["insert into idempotency_keys (id, user_id, body_hash) values (gen_random_uuid(), ?, 'h')", [ann]],
    [
      `insert into orders (id, number, customer_id, guild_id, tier, addons, host, period, amount, renewal_amount, currency, price_lines, state, phase, phase_since)
       values (?, 'n', ?, 1, 'starter', '[]', 'simulation', 'month', 1, 1, 'USD', '[]', '{}', 'quoted', now())`,
      [order, ann],
    ],
    [
      `insert into bot_deployments (id, order_id, customer_id, guild_id, tier, memory_mb, cpu_cores, storage_gb, databases, backups, enabled_features)
       values (?, ?, ?, 1, 'starter', 1, 1, 1, 0, 0, '{}')`,
      [deployment, order, ann],
    ],
    [
      `insert into deployment_logs (id, deployment_id, order_id, customer_id, action, attempt, outcome, host)
       values (gen_random_uuid(), ?, ?, ?, 'provision', 1, 'running', 'simulation')`,
      [deployment, order, ann],
    ],
    [
      `insert into invoices (id, number, order_id, customer_id, subject, amount, currency, lines, status)
       values (?, 'n', ?, ?, 'first', 1, 'USD', '[]', 'open')`,
      [invoice, order, ann],
    ],
    [
      `insert into payments (id, order_id, invoice_id, customer_id, method, reference, amount, currency, status)
       values (?, ?, ?, ?, 'manual', 'r', 1, 'USD', 'submitted')`,
      [payment, order, invoice, ann],
    ],
    [
      `insert into payment_proofs (id, payment_id, order_id, customer_id, file_name, media_type, size, sha256, content)
       values (gen_random_uuid(), ?, ?, ?, 'f.png', 'image/png', 1, 'h', 'x')`,
      [payment, order, ann],
    ],
    ['insert into order_guilds (order_id, guild_id, customer_id) values (?, 1, ?)', [order, ann]],
    [
      `insert into refunds (id, order_id, customer_id, payment_id, cause, amount, currency, status)
       values (gen_random_uuid(), ?, ?, ?, 'surplus', 1, 'USD', 'due')`,
      [order, ann, payment],
    ],
    [
      `insert into order_changes (id, order_id, customer_id, tier, addons, resources, features, max_guilds, begins,
         renewal_amount, renewal_lines, due, due_lines)
       values (gen_random_uuid(), ?, ?, 'pro', '[]', '{}', '[]', 3, 'now', 1, '[]', 1, '[]')`,
      [order, ann],
    ],
    [
      "insert into notices (order_id, customer_id, key, recipient, title, text) values (?, ?, 'k', 'customer', 't', 't')",
      [order, ann],
    ],
    ["insert into instance_tokens (order_id, hash, token) values (?, 'h', 't')", [order]],
    [
      `insert into health_samples (order_id, customer_id, span, at, source, looks, ups) values (?, ?, 0, now(), 'node', 1, 1)`,
      [order, ann],
    ],
    [
      `insert into incidents (order_id, customer_id, host, sentence, evidence) values (?, ?, 'simulation', 's', '{}')`,
      [order, ann],
    ],
    ["insert into audit_logs (id, action, order_id, customer_id) values (gen_random_uuid(), 'a', ?, ?)", [order, ann]],
    ["insert into event_log (topic, event, data, order_id, customer_id) values ('t', 'e', '{}', ?, ?)", [order, ann]],
    [
      "insert into simulated_servers (order_id, customer_id, server_id, name, status) values (?, ?, 's', 'n', 'running')",
      [order, ann],
    ],
  ];
  for (const [sql, parameters] of rows) await ask(staff, sql, parameters);
}
