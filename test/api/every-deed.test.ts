import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { Parts } from '../../api/parts.ts';
import type { Route } from '../../api/route.ts';
import { routesOf } from '../../api/routes.ts';
import { within } from '../../db/scope.ts';
import { type ServedApi, serveApi } from '../fixtures/api.ts';
import type { Json } from '../fixtures/caller.ts';
import { samples } from './route-samples.ts';

const byMachines = ['anyone', 'signature', 'instance'];
const nameOf = ({ method, path }: Route) => `${method} ${path}`;
const ofPeople = routesOf({} as Parts).filter(({ needs }) => !byMachines.includes(needs));
const deeds = ofPeople.filter(({ method }) => method !== 'get');
const isTrial = ({ input }: Route) => input.safeParse({ params: {}, query: { dryRun: 'no' }, body: {} }).error!;

const linesOf = ({ orm }: ServedApi) =>
  within(orm, { kind: 'system' }, (em) => em.execute<Json[]>('select * from audit_logs'));

/** Whatever in a request or its answer nobody else may know. */
const secretsOf = (...said: Json[]): string[] =>
  said.flatMap((it) => [it?.token, it?.bot?.token, it?.key, it?.link?.split('/').at(-1)]).filter(Boolean);

test('whatever a person changes, by whichever route, is one line of the audit: who, by which key, old and new', async (t) => {
  const api = await serveApi(t);
  const customer = await api.as('Ann');
  const admin = await api.as('Ada', 'admin');
  for (const it of deeds) {
    const { path, body } = await samples[nameOf(it)]!({ api, customer });
    const caller = path.startsWith('/api/me') ? customer : admin;
    const { body: me } = await caller.get('/api/me');
    const before = new Set((await linesOf(api)).map(({ id }) => id));
    const headers: Record<string, string> = it.idempotency === 'none' ? {} : { 'idempotency-key': randomUUID() };

    const first = await caller.send(it.method.toUpperCase(), path, { body, headers });
    if (it.idempotency !== 'none') await caller.send(it.method.toUpperCase(), path, { body, headers });

    assert.ok(first.status < 300, `${nameOf(it)}: ${first.text}`);
    const lines = (await linesOf(api)).filter(({ id }) => !before.has(id));
    assert.equal(lines.length, 1, nameOf(it));
    const [line] = lines;
    for (const secret of secretsOf(body, first.body)) assert.ok(!JSON.stringify(line).includes(secret), nameOf(it));
    assert.deepEqual([nameOf(it), line.outcome, line.actor_id], [nameOf(it), 'done', me.id]);
    assert.equal(line.log_id, first.headers.get('x-request-id'), nameOf(it));
    assert.ok(line.key_id, nameOf(it));
    const pairs = Object.values<Json>(line.change);
    assert.ok(pairs.length > 0, `${nameOf(it)} says nothing of what has changed`);
    for (const [from, to] of pairs) assert.notDeepEqual(from, to, nameOf(it));
  }
  assert.ok(deeds.length > 25, 'a test that sees no routes proves nothing');
});

test('what is only read, or only tried, leaves no line', async (t) => {
  const api = await serveApi(t);
  const customer = await api.as('Ann');
  const admin = await api.as('Ada', 'admin');
  let trials = 0;
  for (const it of ofPeople) {
    const trial = it.method !== 'get';
    if (trial && !isTrial(it).issues.some(({ path }) => path.includes('dryRun'))) continue;
    const { path, body } = await samples[nameOf(it)]!({ api, customer });
    const caller = path.startsWith('/api/admin') ? admin : customer;
    const before = (await linesOf(api)).length;

    const { status, text } = await caller.send(it.method.toUpperCase(), trial ? `${path}?dryRun=1` : path, { body });

    assert.ok(status < 300, `${nameOf(it)}: ${text}`);
    assert.deepEqual([nameOf(it), (await linesOf(api)).length], [nameOf(it), before]);
    if (trial) trials++;
  }
  assert.ok(trials >= 4, `${trials} routes can be tried`);
});
