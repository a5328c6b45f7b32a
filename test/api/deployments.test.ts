import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saveServer } from '../../db/queries/attempts.ts';
import { within } from '../../db/scope.ts';
import { refusedForPorts, tried } from '../factories/attempts.ts';
import { bring, placed } from '../factories/order-life.ts';
import { serveApi } from '../fixtures/api.ts';
import type { Json } from '../fixtures/caller.ts';

const ids = (rows: Json[]) => rows.map(({ id }) => id);

test('the deployment of an order tells what was sold, where it runs, and what was tried, the newest first', async (t) => {
  const api = await serveApi(t);
  const [ann, sue] = [await api.as('Ann'), await api.as('Sue', 'support')];
  const { id, number } = await placed(ann, { tier: 'pro' });
  const before = (await ann.get(`/api/orders/${id}/deployment`)).body;
  await tried(api, id);
  await tried(api, id, { outcome: 'succeeded' });
  const server = { serverId: 'abcd1234', url: 'https://panel.example/server/abcd1234' };
  await within(api.orm, { kind: 'system' }, (em) => saveServer(em, id, server));
  await bring(api, id, { phase: 'active' });

  const forCustomer = (await ann.get(`/api/orders/${id}/deployment`)).body;
  const forStaff = (await sue.get(`/api/orders/${id}/deployment`)).body;

  assert.deepEqual([before.status, before.url, before.provisionedAt, before.attempts], [null, null, null, []]);
  assert.deepEqual([forCustomer.orderNumber, forCustomer.status, forCustomer.url], [number, 'active', server.url]);
  assert.deepEqual(forCustomer.resources, { memoryMb: 1024, cpuPercent: 100, diskMb: 2048, databases: 1, backups: 3 });
  assert.ok(forCustomer.features.includes('analytics') && Date.parse(forCustomer.provisionedAt));
  assert.deepEqual([forCustomer.serverId, forStaff.serverId], [null, 'abcd1234']);
  assert.deepEqual(
    forCustomer.attempts.map(({ attempt, outcome }: Json) => `${attempt} ${outcome}`),
    ['2 succeeded', '1 refused'],
  );
});

test('customers see that an attempt has failed, and neither why nor what staff does about it', async (t) => {
  const api = await serveApi(t);
  const [ann, sue] = [await api.as('Ann'), await api.as('Sue', 'support')];
  const { id } = await placed(ann);
  await tried(api, id);

  const forCustomer = await ann.get(`/api/orders/${id}/deployment`);
  const forStaff = await sue.get(`/api/orders/${id}/deployment`);

  const [seen] = forCustomer.body.attempts;
  assert.deepEqual([seen.outcome, seen.message, seen.remedy], ['refused', null, null]);
  assert.doesNotMatch(forCustomer.text, /allocation|Nodes/);
  assert.deepEqual(
    [forStaff.body.attempts[0].message, forStaff.body.attempts[0].remedy],
    [refusedForPorts.message, refusedForPorts.remedy],
  );
});

test('staff lists the deployments that are due, page by page, each with its last attempt', async (t) => {
  const api = await serveApi(t);
  const [ann, sue] = [await api.as('Ann'), await api.as('Sue', 'support')];
  const [first, second, third] = [await placed(ann), await placed(ann), await placed(ann)];
  await placed(ann);
  await bring(api, first.id, { phase: 'awaiting-approval' });
  await bring(api, second.id, { phase: 'provisioning' });
  await bring(api, third.id, { phase: 'active' });
  await tried(api, second.id, { outcome: 'failed', message: 'The panel was away.' });
  await tried(api, second.id);

  const page = (await sue.get('/api/admin/deployments?limit=2')).body;
  const rest = (await sue.get(`/api/admin/deployments?limit=2&cursor=${page.next}`)).body;

  const all: Json[] = [...page.deployments, ...rest.deployments];
  assert.deepEqual([page.deployments.length, rest.next], [2, null]);
  assert.deepEqual(
    all.map(({ orderNumber, customer, status }) => [orderNumber, customer.name, status]),
    [
      [third.number, 'Ann', 'active'],
      [second.number, 'Ann', 'provisioning'],
      [first.number, 'Ann', 'pending'],
    ],
  );
  assert.deepEqual(
    all.map(({ lastAttempt }) => lastAttempt?.message ?? null),
    [null, refusedForPorts.message, null],
  );
});

test('staff asks for the deployments of one status, or of one host', async (t) => {
  const api = await serveApi(t);
  const ada = await api.as('Ada', 'admin');
  const [simulated, byHand] = [await placed(ada), await placed(ada, { host: 'manual' })];
  await bring(api, simulated.id, { phase: 'active' });
  await bring(api, byHand.id, { phase: 'suspended' });
  const orders = async (query: string) =>
    (await ada.get(`/api/admin/deployments?${query}`)).body.deployments.map(({ orderId }: Json) => orderId);

  assert.deepEqual(await orders('status=active'), [simulated.id]);
  assert.deepEqual(await orders('host=manual'), [byHand.id]);
  assert.deepEqual(await orders('host=manual&status=active'), []);
});

test('the attempts of a deployment are read page by page, with what helps', async (t) => {
  const api = await serveApi(t);
  const [ann, sue] = [await api.as('Ann'), await api.as('Sue', 'support')];
  const { id } = await placed(ann);
  await tried(api, id);
  await tried(api, id, { outcome: 'failed', message: 'The panel was away.' });
  await tried(api, id, { outcome: 'succeeded' }, 'restart');
  const deployment = (await ann.get(`/api/orders/${id}/deployment`)).body;
  const logs = `/api/admin/deployments/${deployment.id}/logs`;

  const page = (await sue.get(`${logs}?limit=2`)).body;
  const rest = (await sue.get(`${logs}?limit=2&cursor=${page.next}`)).body;
  const one = (await sue.get(`/api/admin/deployments/${deployment.id}`)).body;

  const all: Json[] = [...page.attempts, ...rest.attempts];
  assert.deepEqual([page.attempts.length, rest.next], [2, null]);
  assert.deepEqual(
    all.map(({ action, attempt, message, remedy }) => [action, attempt, message, remedy]),
    [
      ['restart', 1, null, null],
      ['provision', 2, 'The panel was away.', null],
      ['provision', 1, refusedForPorts.message, refusedForPorts.remedy],
    ],
  );
  assert.deepEqual([one.orderId, ids(one.attempts)], [id, ids(all)]);
});
