import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { Parts } from '../../api/parts.ts';
import type { Needs, Route } from '../../api/route.ts';
import { routesOf } from '../../api/routes.ts';
import { can, type Role, roles } from '../../domain/permission.ts';
import { hosted } from '../factories/instances.ts';
import { serveApi } from '../fixtures/api.ts';
import { type Sample, type Stage, samples } from './route-samples.ts';
import { signed } from './webhooks/signed.ts';

const routes = routesOf({} as Parts);
const nameOf = ({ method, path }: Route) => `${method} ${path}`;
const guarded = routes.filter(({ needs }) => needs !== 'anyone');
const mayNot = (role: Role, needs: Needs) =>
  needs !== 'anyone' && needs !== 'signature' && needs !== 'instance' && !can({ role }, needs);
const anywhere = ({ path }: Route) => path.replace(/:guildId\b/, '999999999999999999').replace(/:\w+/g, randomUUID());
const send = ({ method }: Route) => method.toUpperCase();

test('every route has a sample, and no sample is left over', () => {
  assert.deepEqual(Object.keys(samples).sort(), routes.map(nameOf).sort());
});

test('every route that is not open to all answers 401 to a stranger', async (t) => {
  const { nobody } = await serveApi(t);
  for (const it of guarded) {
    const { status, body, headers } = await nobody.send(send(it), anywhere(it));

    assert.equal(status, 401, nameOf(it));
    assert.equal(body.code, 'unauthenticated');
    assert.equal(headers.get('www-authenticate'), 'Bearer');
    assert.ok(body.remedy, nameOf(it));
  }
});

test('every route answers 403 to every role that may not use it', async (t) => {
  const api = await serveApi(t);
  let forbidden = 0;
  for (const role of roles) {
    const caller = await api.as(`Some ${role}`, role);
    for (const it of routes.filter(({ needs }) => mayNot(role, needs))) {
      const { status, body } = await caller.send(send(it), anywhere(it));

      assert.deepEqual([nameOf(it), status, body.code], [nameOf(it), 403, 'forbidden']);
      assert.ok(body.remedy, nameOf(it));
      forbidden++;
    }
  }
  assert.ok(forbidden > 10);
});

/** How machines say who they are, where a route is for machines. */
async function saying(it: Route, stage: Stage): Promise<Record<string, string>> {
  if (it.needs === 'signature') return signed('').headers;
  if (it.needs !== 'instance') return {};
  const { headers = {} } = await samples[nameOf(it)]!(stage);
  return headers;
}

test('every route answers 400 with the field to what it does not know', async (t) => {
  const api = await serveApi(t);
  const customer = await api.as('Ann');
  const admin = await api.as('Ada', 'admin');
  for (const it of routes) {
    const headers = await saying(it, { api, customer });
    const { status, body } = await admin.send(send(it), `${anywhere(it)}?nonsense=1`, { headers });

    assert.deepEqual([nameOf(it), status], [nameOf(it), 400]);
    assert.ok(
      body.errors.some(({ field }: { field: string }) => field === 'nonsense'),
      nameOf(it),
    );
  }
});

test("a bot's token opens the doors for bots, and no other", async (t) => {
  const api = await serveApi(t);
  const { bot } = await hosted(api, await api.as('Ann'));
  for (const it of guarded.filter(({ needs }) => needs !== 'instance')) {
    const { status, body } = await bot.send(send(it), anywhere(it));

    assert.deepEqual([nameOf(it), status, body.code], [nameOf(it), 401, 'unauthenticated']);
  }
});

test('every POST takes a key that makes repetitions harmless, or says why it needs none', () => {
  const without = routes.filter(({ method, idempotency }) => method === 'post' && idempotency === 'none');

  assert.deepEqual(without.filter(({ whyNoKey }) => !whyNoKey).map(nameOf), []);
});

test('every route that takes an id answers 400 to what is none, and 404 to one that is nowhere', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');
  const admin = await api.as('Ada', 'admin');
  for (const it of routes.filter(({ path }) => path.includes(':'))) {
    const { body } = await samples[nameOf(it)]!({ api, customer: ann });

    const bad = await admin.send(send(it), it.path.replace(/:\w+/g, 'seven'), { body });
    const missing = await admin.send(send(it), anywhere(it), { body });

    assert.deepEqual([nameOf(it), bad.status], [nameOf(it), 400]);
    assert.deepEqual([nameOf(it), missing.status], [nameOf(it), 404]);
    assert.ok(missing.body.remedy, nameOf(it));
  }
});

test("a stranger's order does not exist, on every route of orders, and nothing happens to it", async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');
  const bob = await api.as('Bob');
  for (const it of routes.filter(({ path }) => path.startsWith('/api/orders/:orderId'))) {
    const { path, body } = await samples[nameOf(it)]!({ api, customer: ann });
    const sent = api.sent.length;

    const { status, body: problem } = await bob.send(send(it), path, { body });

    assert.deepEqual([nameOf(it), status, problem.code], [nameOf(it), 404, 'order-missing']);
    assert.equal(api.sent.length, sent);
  }
});

test('every route answers whoever may use it, as its description promises', async (t) => {
  const api = await serveApi(t);
  const customer = await api.as('Ann');
  const admin = await api.as('Ada', 'admin');
  for (const it of routes) {
    const { path, body, headers = {} }: Sample = await samples[nameOf(it)]!({ api, customer });
    const caller = mayNot('customer', it.needs) ? admin : customer;

    const answer = await caller.send(send(it), path, { body, headers });

    assert.deepEqual([nameOf(it), answer.status, answer.text], [nameOf(it), it.status ?? 200, answer.text]);
    const [type = ''] = (answer.headers.get('content-type') ?? '').split(';');
    assert.ok(it.answers ? it.answers.includes(type) : it.output.safeParse(answer.body).success, nameOf(it));
  }
});
