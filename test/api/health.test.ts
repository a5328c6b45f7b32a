import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client, Connection } from '@temporalio/client';
import { databaseProbe } from '../../api/health/database.ts';
import { temporalProbe, workerProbe } from '../../api/health/temporal.ts';
import { connectDatabase } from '../../db/orm.ts';
import { serveApi } from '../fixtures/api.ts';
import { temporalAddress } from '../fixtures/temporal.ts';

test('health is open to all, and says in words which part is not well', async (t) => {
  const well = async () => null;
  const probes = { database: well, temporal: well, worker: async () => 'No worker is at work.', watching: well };
  const { nobody } = await serveApi(t, { probes });

  const { status, body } = await nobody.get('/health');

  assert.deepEqual([status, body.status], [200, 'degraded']);
  assert.deepEqual(body.parts.database, { status: 'ok', sentence: null });
  assert.deepEqual(body.parts.worker, { status: 'degraded', sentence: 'No worker is at work.' });
});

test('Temporal is asked whether it is there, and whether anybody works for it', async (t) => {
  const connection = Connection.lazy({ address: temporalAddress() });
  const away = Connection.lazy({ address: '127.0.0.1:1' }); // left open: a retry after its end would throw where nobody can catch
  t.after(() => connection.close());

  assert.equal(await temporalProbe(new Client({ connection }))(), null);
  assert.match((await workerProbe(new Client({ connection }), 'a-queue-of-nobody')()) ?? '', /^No worker/);
  assert.match((await temporalProbe(new Client({ connection: away }))()) ?? '', /does not answer/);
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
