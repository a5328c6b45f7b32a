import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { ApiOptions } from '../../api/server.ts';
import { within } from '../../db/scope.ts';
import type { HostObserver } from '../../domain/hosting.ts';
import type { OrderState } from '../../domain/order-state.ts';
import { Busy, Refusal } from '../../domain/refusal.ts';
import { bring, placed } from '../factories/order-life.ts';
import { allRows } from '../fixtures/all-rows.ts';
import { type ServedApi, serveApi } from '../fixtures/api.ts';
import type { Json } from '../fixtures/caller.ts';
import { fakeObserver } from '../fixtures/observer.ts';

const path = '/api/admin/deployments/provision';
const guild = '123456789012345678';

/** An order of Ann's, with an add-on, and what the seeds' form says of it. */
async function staged(t: TestContext, changes: Partial<OrderState>, options: Partial<ApiOptions> = {}) {
  const api = await serveApi(t, options);
  const [ann, ada] = [await api.as('Ann'), await api.as('Ada', 'admin')];
  const { id, number } = await placed(ann, { addons: ['white_label', 'source_code'] });
  await bring(api, id, changes);
  const form = {
    orderId: id,
    tier: 'starter',
    discordGuildId: guild,
    selectedAddons: ['source_code', 'white_label'],
  };
  return { api, ann, ada, id, number, form };
}

const sayings = ({ sent }: ServedApi): Json => sent[0]?.asked;

const auditOf = ({ orm }: ServedApi) =>
  within(orm, { kind: 'system' }, (em) =>
    em.execute<Json[]>("select action, reason, outcome from audit_logs where action = 'order.approve'"),
  );

test('a paid order is approved and provisioned in one step', async (t) => {
  const { api, ada, form } = await staged(t, { phase: 'awaiting-approval', paid: true });

  const { status, body } = await ada.post(path, form);

  assert.deepEqual([status, body.phase], [200, 'provisioning']);
  assert.deepEqual([api.asked, sayings(api).override], [['approve'], undefined]);
});

test('what differs from the order is refused, each field with both values', async (t) => {
  const { api, ada, number, form } = await staged(t, { phase: 'awaiting-approval' });
  const wrong = { ...form, tier: 'pro', discordGuildId: '999999999999999999', selectedAddons: ['white_label'] };

  const all = await ada.post(path, wrong);
  const one = await ada.post(`${path}?dryRun=1`, { ...form, selectedAddons: [] });

  assert.deepEqual([all.status, all.body.code], [409, 'order-differs']);
  assert.equal(
    all.body.detail,
    `This is not what order ${number} is for: tier is starter in the order and pro here; ` +
      `discordGuildId is ${guild} in the order and 999999999999999999 here; ` +
      'selectedAddons is [source_code, white_label] in the order and [white_label] here.',
  );
  assert.ok(all.body.remedy);
  assert.deepEqual([one.status, one.body.code], [409, 'order-differs']);
  assert.ok(!one.body.detail.includes('tier is'));
  assert.deepEqual(api.sent, []);
  assert.deepEqual(await auditOf(api), [{ action: 'order.approve', reason: null, outcome: 'order-differs' }]);
});

test('an order that was upgraded is what it became', async (t) => {
  const { ada, form } = await staged(t, { phase: 'awaiting-approval', tier: 'pro' });

  assert.equal((await ada.post(path, form)).body.code, 'order-differs');
  assert.equal((await ada.post(path, { ...form, tier: 'pro' })).status, 200);
});

test('an unpaid order is built only with an override, whose reason is in the audit', async (t) => {
  const { api, ada, number, form } = await staged(t, { phase: 'awaiting-payment' });
  const reason = "A friend of the house'); drop table orders; -- <b>";

  const unpaid = await ada.post(path, form);
  const silent = await ada.post(path, { ...form, override: {} });
  const overridden = await ada.post(path, { ...form, override: { reason } });

  assert.deepEqual([unpaid.status, unpaid.body.code], [409, 'not-paid']);
  assert.equal(unpaid.body.detail, `Order ${number} has not been paid.`);
  assert.match(unpaid.body.remedy, /"override"/);
  assert.deepEqual([silent.status, silent.body.errors[0].field], [400, 'override.reason']);
  assert.equal(overridden.status, 200);
  assert.equal(sayings(api).override, true);
  assert.deepEqual((await auditOf(api)).at(-1), { action: 'order.approve', reason, outcome: 'done' });
  assert.ok(!JSON.stringify(api.sent).includes('drop table'));
});

for (const phase of ['quoted', 'provisioning', 'active', 'suspended', 'settling', 'ended'] as const) {
  test(`an order that is ${phase} is not provisioned, not even with an override`, async (t) => {
    const { api, ada, number, form } = await staged(t, { phase });
    const override = { reason: 'I insist.' };

    const { status, body } = await ada.post(path, { ...form, override });
    const dry = await ada.post(`${path}?dryRun=1`, { ...form, override });

    const isThere = ['provisioning', 'active', 'suspended'].includes(phase);
    const code = isThere ? 'already-provisioned' : phase === 'ended' ? 'order-ended' : 'not-awaiting-approval';
    assert.deepEqual([status, body.code, dry.body.code], [409, code, code]);
    assert.match(body.detail, new RegExp(`[Oo]rder ${number} (is|has) .*\\.$`));
    assert.deepEqual(api.sent, []);
  });
}

test('a dry run tells what would be built where, and changes nothing', async (t) => {
  const { api, ada, number, form } = await staged(t, { phase: 'awaiting-payment' });
  const before = await allRows(api);

  const { status, body } = await ada.post(`${path}?dryRun=1`, { ...form, override: { reason: 'Soon.' } });

  assert.equal(status, 200);
  assert.deepEqual(await allRows(api), before);
  assert.deepEqual(api.asked, []);
  assert.deepEqual(body, {
    sentence: `Order ${number} is approved, and its bot is built on simulation.`,
    steps: [
      'The invoice of 62.00 USD stays open; the bot is built before it is paid.',
      'The customer is asked for the token of the bot, without which nothing is built.',
      'A server with 512 MB of memory, 50 % of a core and 1024 MB of disk is made on simulation.',
      'The first period begins, and the bot is live.',
    ],
    host: 'simulation',
    resources: { memoryMb: 512, cpuPercent: 50, diskMb: 1024, databases: 0, backups: 1 },
    preflight: { says: 'unknown', sentence: 'Botyard has no way to ask simulation beforehand.', remedy: null },
  });
});

test('a dry run asks the host whether it could take the bot, and nothing else of it', async (t) => {
  const { observer, asked } = fakeObserver();
  const { api, ada, form } = await staged(t, { phase: 'awaiting-approval' }, { observers: { simulation: observer } });
  const before = await allRows(api);

  const { body } = await ada.post(`${path}?dryRun=1`, form);

  assert.deepEqual(body.preflight, { says: 'ready', sentence: 'simulation could take the bot now.', remedy: null });
  assert.deepEqual(asked, ['preflight 512 MB']);
  assert.deepEqual(await allRows(api), before);
  assert.deepEqual(api.asked, []);
});

const full = new Refusal('no-allocation', 'No free allocation on node 1.', { remedy: 'Add ports.' });
const answers: [string, HostObserver['preflight'], object][] = [
  [
    'refuses',
    () => Promise.reject(full),
    { says: 'refused', sentence: 'No free allocation on node 1.', remedy: 'Add ports.' },
  ],
  [
    'is away',
    () => Promise.reject(new Busy('The panel is away.', 1_000)),
    { says: 'unknown', sentence: 'simulation could not be asked now: The panel is away.', remedy: null },
  ],
  [
    'never answers',
    () => new Promise(() => undefined),
    {
      says: 'unknown',
      sentence: 'simulation could not be asked now: The host took too long to answer.',
      remedy: null,
    },
  ],
];
for (const [what, preflight, told] of answers) {
  test(`a dry run tells what it would do, also of a host that ${what}`, async (t) => {
    const { observer } = fakeObserver({ preflight });
    const { ada, form } = await staged(t, { phase: 'awaiting-approval' }, { observers: { simulation: observer } });

    const { status, body } = await ada.post(`${path}?dryRun=1`, form);

    assert.equal(status, 200);
    assert.match(body.sentence, /is approved, and its bot is built/);
    assert.deepEqual(body.preflight, told);
  });
}

test('the same key provisions once, also when its answer was lost', async (t) => {
  const { api, ada, form } = await staged(t, { phase: 'awaiting-approval' });
  const key = { 'idempotency-key': 'provision' };

  const first = await ada.post(path, form, key);
  await within(api.orm, { kind: 'system' }, (em) =>
    em.execute('update idempotency_keys set status = null, answer = null'),
  );
  const again = await ada.post(path, form, key);

  assert.deepEqual([again.status, again.body], [200, first.body]);
  assert.equal(api.sent.length, 1);
});

test('only admins provision; an order that is nowhere is missing; odd values are refused with their field', async (t) => {
  const { api, ann, ada, form } = await staged(t, { phase: 'awaiting-approval' });
  const sue = await api.as('Sue', 'support');
  const nowhere = await ada.post(path, { ...form, orderId: '0192f3aa-0000-7000-8000-000000000000' });

  for (const caller of [ann, sue]) {
    const { status, body } = await caller.post(path, form);
    assert.deepEqual([status, body.code], [403, 'forbidden']);
  }
  assert.deepEqual([nowhere.status, nowhere.body.code], [404, 'order-missing']);
  const bad: [string, object][] = [
    ['orderId', { orderId: 'seven' }],
    ['tier', { tier: 'gold' }],
    ['discordGuildId', { discordGuildId: 123456789012345 }],
    ['selectedAddons.0', { selectedAddons: ['<script>'] }],
    ['override', { override: 'yes' }],
    ['host', { host: 'docker' }],
  ];
  for (const [field, changes] of bad) {
    const { status, body } = await ada.post(path, { ...form, ...changes });
    assert.deepEqual([field, status, body.errors?.[0]?.field], [field, 400, field]);
  }
  assert.deepEqual(api.sent, []);
});
