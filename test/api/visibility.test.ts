import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saveServer } from '../../db/queries/attempts.ts';
import { within } from '../../db/scope.ts';
import { bring, placed, submitted } from '../factories/order-life.ts';
import { serveApi } from '../fixtures/api.ts';
import type { Json } from '../fixtures/caller.ts';

const ids = (orders: Json[]) => orders.map(({ id }) => id);

test('customers list their own orders, staff lists all, newest first and page by page', async (t) => {
  const api = await serveApi(t);
  const [ann, bob, sue] = [await api.as('Ann'), await api.as('Bob'), await api.as('Sue', 'support')];
  const first = await placed(ann);
  const strange = await placed(bob);
  const second = await placed(ann);

  const anns = (await ann.get('/api/orders?limit=1')).body;
  const more = (await ann.get(`/api/orders?limit=1&cursor=${anns.next}`)).body;
  const all = (await sue.get('/api/orders')).body;

  assert.deepEqual(ids([...anns.orders, ...more.orders]), [second.id, first.id]);
  assert.deepEqual([anns.orders.length, more.next], [1, null]);
  assert.deepEqual(ids(all.orders), [second.id, strange.id, first.id]);
});

test('a cursor that no list has given out is refused', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');
  const forged = Buffer.from(JSON.stringify(["2026'; drop table orders; --", 'x'])).toString('base64url');

  for (const cursor of [forged, 'nonsense', Buffer.from('{"a":1}').toString('base64url')]) {
    const { status, body } = await ann.get(`/api/orders?cursor=${cursor}`);
    assert.deepEqual([status, body.errors[0].field], [400, 'cursor']);
  }
});

test('staff sees first what needs a person, and how many orders are where', async (t) => {
  const api = await serveApi(t);
  const [ann, sue] = [await api.as('Ann'), await api.as('Sue', 'support')];
  const attention = (who: 'staff' | 'customer') => ({ who, cause: 'Something.', remedy: null, since: Date.now() });
  const calm = await placed(ann);
  const asked = await placed(ann);
  const waits = await placed(ann);
  const broken = await placed(ann);
  await bring(api, asked.id, { phase: 'provisioning', attention: attention('customer') });
  await bring(api, waits.id, { phase: 'awaiting-approval' });
  await bring(api, broken.id, { phase: 'provisioning', attention: attention('staff') });

  const all = (await sue.get('/api/admin/orders?limit=3')).body;
  const rest = (await sue.get(`/api/admin/orders?limit=3&cursor=${all.next}`)).body;
  const filtered = (await sue.get('/api/admin/orders?phase=provisioning&attention=customer')).body;
  const overview = (await sue.get('/api/admin/overview')).body;

  assert.deepEqual(ids([...all.orders, ...rest.orders]), [broken.id, waits.id, asked.id, calm.id]);
  assert.deepEqual(ids(filtered.orders), [asked.id]);
  assert.deepEqual([all.counts.provisioning, all.counts.quoted, all.counts.ended], [2, 1, 0]);
  assert.deepEqual(overview.attention, { staff: 1, customer: 1 });
});

test('what goes on behind the counter is for staff', async (t) => {
  const api = await serveApi(t);
  const [ann, ada] = [await api.as('Ann'), await api.as('Ada', 'admin')];
  const { id } = await placed(ann);
  const attention = { who: 'staff', cause: 'Node 1 has no port.', remedy: 'Add ports.', since: Date.now() } as const;
  await bring(api, id, { phase: 'provisioning', attention });

  const forCustomer = await Promise.all([ann.get(`/api/orders/${id}`), ann.get(`/api/orders/${id}/timeline`)]);
  const forStaff = await Promise.all([ada.get(`/api/orders/${id}`), ada.get(`/api/orders/${id}/timeline`)]);

  assert.ok(forCustomer.every(({ text }) => !text.includes('Node 1') && text.includes('Botyard staff is looking')));
  assert.ok(forStaff.every(({ text }) => text.includes('Node 1')));
});

test('which server of the host a bot is on is told to staff, and to no customer', async (t) => {
  const api = await serveApi(t);
  const [ann, sue] = [await api.as('Ann'), await api.as('Sue', 'support')];
  const { id } = await placed(ann);
  const server = { serverId: 'abcd1234', url: 'https://panel.example/server/abcd1234' };
  await within(api.orm, { kind: 'system' }, (em) => saveServer(em, id, server));

  const forCustomer = [(await ann.get(`/api/orders/${id}`)).body, (await ann.get('/api/orders')).body.orders[0]];
  const forStaff = [(await sue.get(`/api/orders/${id}`)).body, (await sue.get('/api/admin/orders')).body.orders[0]];

  for (const { deployment } of forCustomer) assert.deepEqual([deployment.serverId, deployment.url], [null, server.url]);
  for (const { deployment } of forStaff) assert.equal(deployment.serverId, server.serverId);
});

test('row level security stands behind the routes: a customer changes no row of another, by any statement', async (t) => {
  const api = await serveApi(t);
  const [ann, bob] = [await api.as('Ann'), await api.as('Bob')];
  const { orderId } = await submitted(ann);
  const bobs = await placed(bob);
  const { customer } = (await bob.get(`/api/orders/${bobs.id}`)).body;

  const seen = await within(api.orm, { kind: 'user', userId: customer.id }, async (em) => {
    const tables = [
      'orders',
      'bot_deployments',
      'invoices',
      'payments',
      'event_log',
      'audit_logs',
      'users',
      'api_keys',
    ];
    const counts: number[] = [];
    for (const table of tables) {
      const column = { users: 'id', api_keys: 'user_id' }[table] ?? 'customer_id';
      const rows = await em.execute(`select 1 from ${table} where ${column} <> ?`, [customer.id]);
      counts.push(rows.length);
    }
    const changed = await em.execute('update orders set fact_number = 99 where id = ? returning id', [orderId]);
    return { counts, changed: changed.length, outbox: (await em.execute('select 1 from outbox')).length };
  });

  assert.deepEqual(seen, { counts: [0, 0, 0, 0, 0, 0, 0, 0], changed: 0, outbox: 0 });
});
