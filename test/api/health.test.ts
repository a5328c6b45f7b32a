import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client, Connection } from '@temporalio/client';
import { databaseProbe } from '../../api/health/database.ts';
import { hostsProbe } from '../../api/health/hosts.ts';
import { temporalProbe } from '../../api/health/temporal.ts';
import { workerProbe } from '../../api/health/worker.ts';
import { connectDatabase } from '../../db/orm.ts';
import { PanelBusy } from '../../integrations/pterodactyl/panel-error.ts';
import { serveApi } from '../fixtures/api.ts';
import { eventually, openHouse } from '../fixtures/house.ts';
import { fakeObserver } from '../fixtures/observer.ts';
import { temporalAddress } from '../fixtures/temporal.ts';

test('health is open to all, and says in words which part is not well', async (t) => {
  const well = async () => null;
  const worker = async () => 'No worker is at work.';
  const probes = { database: well, temporal: well, worker, hosts: well, watching: well };
  const { nobody } = await serveApi(t, { probes });

  const { status, body } = await nobody.get('/health');

  assert.deepEqual([status, body.status], [200, 'degraded']);
  assert.deepEqual(body.parts.database, { status: 'ok', sentence: null });
  assert.deepEqual(body.parts.worker, { status: 'degraded', sentence: 'No worker is at work.' });
});

test('Temporal is asked whether it is there', async (t) => {
  const connection = Connection.lazy({ address: temporalAddress() });
  const away = Connection.lazy({ address: '127.0.0.1:1' }); // left open: a retry after its end would throw where nobody can catch
  t.after(() => connection.close());

  assert.equal(await temporalProbe(new Client({ connection }))(), null);
  assert.match((await temporalProbe(new Client({ connection: away }))()) ?? '', /does not answer/);
});

test('a worker is missed from the moment it is gone, and one of another queue is none', async (t) => {
  const { client, orm, taskQueue, staff } = await openHouse(t);
  const probe = workerProbe(client, orm, taskQueue);

  await eventually('the worker is seen', async () => (await probe()) === null);
  const other = await workerProbe(client, orm, 'a-queue-of-nobody')();
  await staff.stop();
  const gone = await probe();

  assert.match(other ?? '', /^No worker is at work/);
  assert.match(gone ?? '', /^No worker is at work/);
});

test('a host that does not answer, or says nonsense, is told of without its name', async () => {
  const silent = fakeObserver({ observe: () => new Promise(() => undefined) });
  const confused = fakeObserver({ observe: () => Promise.reject(new Error('the panel on node 7 talks nonsense')) });
  const full = new PanelBusy('The calls a minute to the panel are used up.', { status: 429 });
  const busy = fakeObserver({ observe: () => Promise.reject(full) });
  const well = fakeObserver();

  const told = await Promise.all(
    [[], [well, busy], [well, silent], [confused, well]].map((hosts) =>
      hostsProbe(hosts.map(({ observer }) => observer))(),
    ),
  );

  assert.deepEqual(told.slice(0, 2), [null, null]);
  for (const sentence of told.slice(2)) assert.match(sentence ?? '', /^A host of bots does not answer as it should\./);
});

test('a database that is away is said to be away', async (t) => {
  const orm = await connectDatabase('postgresql://nobody@127.0.0.1:1/nothing');
  t.after(() => orm.close());

  assert.match((await databaseProbe(orm)()) ?? '', /does not answer/);
});

test('metrics count requests by route, for this machine and for staff behind a proxy', async (t) => {
  const api = await serveApi(t);
  const [ann, ada] = [await api.as('Ann'), await api.as('Ada', 'admin')];
  await ann.get('/api/orders');
  const proxied = { 'x-forwarded-for': '192.0.2.1' };

  const near = await api.nobody.get('/metrics');
  const answers = [
    await api.nobody.get('/metrics', proxied),
    await ann.get('/metrics', proxied),
    await ada.get('/metrics', proxied),
  ];

  assert.match(near.text, /request_seconds_count\{method="GET",route="\/api\/orders",status="200"\} 1/);
  assert.deepEqual(
    answers.map(({ status }) => status),
    [401, 403, 200],
  );
});
