import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { ApiOptions } from '../../api/server.ts';
import { within } from '../../db/scope.ts';
import type { OrderState } from '../../domain/order-state.ts';
import { bring, placed, runningTerm, serving } from '../factories/order-life.ts';
import { allRows } from '../fixtures/all-rows.ts';
import { type ServedApi, serveApi } from '../fixtures/api.ts';
import type { Caller, Json } from '../fixtures/caller.ts';
import { fakeObserver } from '../fixtures/observer.ts';

const pro = { tier: 'pro', addons: [] };

const ask = <Row>({ orm }: ServedApi, sql: string, parameters: unknown[] = []) =>
  within(orm, { kind: 'system' }, (em) => em.execute<Row[]>(sql, parameters));

/** Ann's bot at work on an api of its own, and how she asks for another plan. */
async function staged(t: TestContext, order: object = {}, options: Partial<ApiOptions> = {}) {
  const api = await serveApi(t, options);
  const ann = await api.as('Ann');
  const { id, number } = await serving(api, ann, order);
  const path = `/api/orders/${id}/upgrade`;
  return {
    api,
    ann,
    id,
    number,
    path,
    show: async (wish: object): Promise<Json> => (await ann.post(`${path}?dryRun=1`, wish)).body,
    upgrade: (wish: object, headers?: Record<string, string>) => ann.post(path, wish, headers),
    bring: (changes: Partial<OrderState>) => bring(api, id, changes),
    changes: () => ask<Json>(api, 'select * from order_changes order by asked_at'),
  };
}

const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const minute = 60_000;

test('a dry run answers the exact price and what is had for it', async (t) => {
  const { show } = await staged(t);

  const plan = await show(pro);

  assert.equal(plan.begins, 'now');
  assert.ok(Math.abs(Date.parse(plan.asOf) - Date.now()) < 10_000);
  assert.deepEqual([plan.due.amount, plan.due.currency], [350, 'USD']); // half a month of 12.00 instead of 5.00
  assert.equal(plan.due.lines.length, 1);
  assert.match(plan.due.lines[0].item, /^Pro plan, the difference until \d+ \w+ \d{4}$/);
  assert.deepEqual(plan.renewal, {
    amount: 1_200,
    currency: 'USD',
    lines: [{ item: 'Pro plan, one month', amount: 1_200, billed: 'each-period' }],
  });
  assert.deepEqual(plan.resources, { memoryMb: 1024, cpuPercent: 100, diskMb: 2048, databases: 1, backups: 3 });
  assert.equal(plan.maxGuilds, 3);
  assert.equal(
    plan.sentence,
    'The plan is Pro as soon as 3.50 USD is paid; from the next renewal on it costs 12.00 USD each month.',
  );
});

test('a dry run changes nothing, whatever its answer', async (t) => {
  const { api, ann, path, upgrade } = await staged(t);
  const before = await allRows(api);

  await ann.post(`${path}?dryRun=1`, pro);
  await ann.post(`${path}?dryRun=1`, { tier: 'starter', addons: [] });

  assert.deepEqual(await allRows(api), before);
  assert.deepEqual(api.asked, []);
  await upgrade(pro);
  assert.notDeepEqual(await allRows(api), before);
});

test('what a dry run has shown is charged, though the price has moved since', async (t) => {
  const { api, show, upgrade, changes, bring: put } = await staged(t);
  const short = { ...runningTerm(500), from: Date.now() - minute, until: Date.now() + 4 * minute };
  await put({ terms: [short] });
  const { asOf, due } = await show(pro);
  const shown = { ...pro, asOf, due: due.amount };
  await new Promise((resolve) => setTimeout(resolve, 3_100));

  const unfixed = await show(pro);
  const { status, body } = await upgrade(shown);
  const [change] = await changes();

  assert.ok(unfixed.due.amount < due.amount, 'a price that stands still proves nothing');
  assert.deepEqual([status, body.change.due], [200, due.amount]);
  assert.deepEqual([change.due, change.due_lines], [due.amount, due.lines]);
  const [sent] = api.sent;
  const asked = sent?.asked as Json;
  assert.deepEqual(asked.change, {
    id: change.id,
    tier: 'pro',
    renewalAmount: 1_200,
    due: due.amount,
    begins: 'now',
  });
  assert.equal(change.id, sent?.updateId);
});

test('the change keeps all that is in it, so that its order becomes just that', async (t) => {
  const { upgrade, changes, id } = await staged(t);

  await upgrade({ tier: 'pro', addons: ['white_label', 'private_instance'] });
  const [change] = await changes();

  assert.equal(change.order_id, id);
  assert.deepEqual([change.tier, change.addons, change.max_guilds], ['pro', ['white_label', 'private_instance'], 3]);
  assert.deepEqual([change.resources.memoryMb, change.resources.diskMb], [1_536, 3_072]);
  assert.ok(change.features.includes('analytics') && change.features.includes('white_label'));
  assert.deepEqual([change.renewal_amount, change.begins], [3_000, 'now']);
});

test('the period stays that of the order: a year costs ten months', async (t) => {
  const { show } = await staged(t, { period: 'year' });

  const { renewal, due } = await show(pro);

  assert.deepEqual([renewal.amount, due.amount], [12_000, 3_500]);
});

test('an add-on that is bought once is paid in full, and only once', async (t) => {
  const { show } = await staged(t, { addons: ['source_code'] });
  const other = await staged(t);

  const bought = await show({ tier: 'pro', addons: ['source_code'] });
  const kept = await show(pro);
  const fresh = await other.show({ tier: 'pro', addons: ['source_code'] });

  assert.deepEqual([bought.due.amount, kept.due.amount], [350, 350]);
  assert.deepEqual(
    [fresh.due.amount, fresh.due.lines.map(({ billed }: Json) => billed)],
    [350 + 4_900, ['each-period', 'once']],
  );
  assert.equal(fresh.renewal.amount, 1_200);
});

test('what was bought once stays with the order when it is left out', async (t) => {
  const { upgrade, changes } = await staged(t, { addons: ['source_code'] });

  await upgrade(pro);

  const [{ addons, features }] = await changes();
  assert.deepEqual([addons, features.includes('source_code')], [['source_code'], true]);
});

test('something that is bought once alone costs just that', async (t) => {
  const { show } = await staged(t);

  const { due, begins, sentence } = await show({ tier: 'starter', addons: ['source_code'] });

  assert.deepEqual([due.amount, due.lines.length, begins], [4_900, 1, 'now']);
  assert.match(sentence, /as soon as 49\.00 USD is paid/);
});

test('a smaller plan begins with the renewal, and nothing is due before', async (t) => {
  const { show, upgrade } = await staged(t, { tier: 'business' });

  const plan = await show(pro);
  const { status, body } = await upgrade(pro);

  assert.deepEqual([plan.begins, plan.due], ['at-renewal', { amount: 0, currency: 'USD', lines: [] }]);
  assert.match(plan.sentence, /^The plan is Pro, for 12\.00 USD each month, from the next renewal on; nothing/);
  assert.deepEqual([status, body.tier, body.change.begins, body.change.tier], [200, 'business', 'at-renewal', 'pro']);
});

test('less and something once in the same change is refused with the way round it', async (t) => {
  const { upgrade, changes } = await staged(t, { tier: 'business' });

  const { status, body } = await upgrade({ tier: 'pro', addons: ['source_code'] });

  assert.deepEqual([status, body.code], [409, 'mixed-change']);
  assert.match(body.detail, /smaller and buy something once/);
  assert.match(body.remedy, /first/);
  assert.deepEqual(await changes(), []);
});

test('the plan and the add-ons of now are no change, in whatever order they are named', async (t) => {
  const { upgrade, show } = await staged(t, { addons: ['white_label', 'priority_support'] });

  const { status, body } = await upgrade({ tier: 'starter', addons: ['priority_support', 'white_label'] });
  const dry = await show({ tier: 'starter', addons: ['white_label', 'priority_support', 'white_label'] });

  assert.deepEqual([status, body.code, dry.code], [409, 'plan-unchanged', 'plan-unchanged']);
});

test('a change that nobody has paid can be taken back by asking for what is there', async (t) => {
  const { upgrade } = await staged(t, { tier: 'business' });
  await upgrade(pro);

  const { status, body } = await upgrade({ tier: 'business', addons: [] });

  assert.deepEqual([status, body.change.tier, body.change.due, body.change.begins], [200, 'business', 0, 'now']);
});

test('another price than the one that was shown is refused, with the price of now', async (t) => {
  const { api, upgrade, changes } = await staged(t);

  const { status, body } = await upgrade({ ...pro, due: 349 });
  const [audit] = await ask<Json>(api, "select action, outcome from audit_logs where action = 'order.upgrade'");

  assert.deepEqual([status, body.code], [409, 'price-changed']);
  assert.equal(body.detail, 'This change costs 3.50 USD now, and not 3.49 USD.');
  assert.match(body.remedy, /dryRun=1/);
  assert.deepEqual(await changes(), []);
  assert.deepEqual([audit.action, audit.outcome, api.sent.length], ['order.upgrade', 'price-changed', 0]);
});

test('another price of the renewal than the one that was shown is refused too', async (t) => {
  const { api, show, upgrade, changes } = await staged(t, { tier: 'business' });
  const { asOf, due, renewal } = await show(pro);
  const shown = { ...pro, asOf, due: due.amount, renewalAmount: renewal.amount };
  await ask(api, "update plans set monthly_price = 1300 where tier = 'pro'");

  const { status, body } = await upgrade(shown);
  const kept = await changes();
  const fresh = await upgrade({ ...shown, renewalAmount: 1_300 });

  assert.deepEqual([status, body.code], [409, 'price-changed']);
  assert.equal(body.detail, 'From the next renewal on this plan costs 13.00 USD each month now, and not 12.00 USD.');
  assert.match(body.remedy, /dryRun=1.*renewalAmount/);
  assert.deepEqual([kept, api.sent.length], [[], 1]);
  assert.deepEqual([fresh.status, fresh.body.change.renewalAmount], [200, 1_300]);
});

test('a price stands for fifteen minutes; older ones are refused, and ones of the future are none', async (t) => {
  const { upgrade, changes } = await staged(t);

  const old = await upgrade({ ...pro, asOf: ago(15 * minute + 1_000) });
  const future = await upgrade({ ...pro, asOf: ago(-minute) });
  const words = await upgrade({ ...pro, asOf: 'yesterday' });
  assert.deepEqual(await changes(), []);
  const fresh = await upgrade({ ...pro, asOf: ago(14 * minute) });

  assert.deepEqual([old.status, old.body.code], [409, 'price-too-old']);
  assert.match(old.body.remedy, /dryRun=1/);
  assert.deepEqual([future.status, future.body.errors[0].field], [400, 'asOf']);
  assert.deepEqual([words.status, words.body.errors[0].field], [400, 'asOf']);
  assert.equal(fresh.status, 200);
});

test('more guilds than the smaller plan has room for are refused with the number', async (t) => {
  const { ann, id, number, upgrade, changes } = await staged(t, { tier: 'pro' });
  for (const guildId of ['223456789012345678', '323456789012345678']) {
    await ann.post(`/api/orders/${id}/guilds`, { guildId });
  }

  const { status, body } = await upgrade({ tier: 'starter', addons: [] });

  assert.deepEqual([status, body.code], [409, 'too-many-guilds']);
  assert.equal(body.detail, `Order ${number} serves 3 guilds, and that plan is for one guild.`);
  assert.match(body.remedy, /Remove 2/);
  assert.deepEqual(await changes(), []);
});

const mb = 1_048_576;
const using = (memoryMb: number, diskMb: number) => ({
  status: 'running' as const,
  usage: {
    memoryBytes: memoryMb * mb,
    cpuPercent: 1,
    diskBytes: diskMb * mb,
    uptimeMs: 1,
    networkRxBytes: 0,
    networkTxBytes: 0,
  },
});

for (const [what, observation, refused] of [
  ['a bot that uses more disk than the smaller plan has', using(100, 1_025), true],
  ['a bot that uses more memory than the smaller plan has', using(513, 1), true],
  ['a bot that just fits', using(512, 1_024), false],
  ['a bot that cannot be measured', { status: 'running' as const, usage: null }, false],
] as const) {
  test(`${what} is ${refused ? 'refused' : 'let pass'}`, async (t) => {
    const { observer } = fakeObserver({ observe: async () => observation });
    const { upgrade, show } = await staged(t, { tier: 'pro' }, { observers: { simulation: observer } });

    const dry = await show({ tier: 'starter', addons: [] });
    const { status, body } = await upgrade({ tier: 'starter', addons: [] });

    if (!refused) return assert.deepEqual([status, dry.begins], [200, 'at-renewal']);
    assert.deepEqual([status, body.code, dry.code], [409, 'usage-too-high', 'usage-too-high']);
    assert.match(body.detail, /uses (1025 MB of disk|513 MB of memory), and that plan has (1024|512) MB\.$/);
  });
}

test('a larger plan does not ask the host what the bot uses', async (t) => {
  const { observer, asked } = fakeObserver();
  const { upgrade } = await staged(t, {}, { observers: { simulation: observer } });

  assert.equal((await upgrade(pro)).status, 200);
  assert.deepEqual(asked, []);
});

test('the same key is the same change once, also when its answer was lost', async (t) => {
  const { api, upgrade, changes, bring: put } = await staged(t);
  const key = { 'idempotency-key': 'upgrade' };

  const first = await upgrade(pro, key);
  const again = await upgrade(pro, key);
  await ask(api, 'update idempotency_keys set status = null, answer = null');
  await put({ terms: [{ ...runningTerm(500), until: Date.now() + 86_400_000 }] });
  const lost = await upgrade(pro, key);

  assert.deepEqual(again.body, first.body);
  assert.deepEqual([lost.status, lost.body.change.due], [200, first.body.change.due]);
  assert.equal((await changes()).length, 1);
  assert.equal(api.sent.length, 1);
});

test('a change that Temporal has not heard of is sent again as it was kept', async (t) => {
  const { api, upgrade, changes, bring: put } = await staged(t);
  const key = { 'idempotency-key': 'upgrade' };
  const shown = { ...pro, due: 350 };
  api.failWith(new Error('The line is cut.'));
  const cut = await upgrade(shown, key);
  api.failWith(null);
  await put({ terms: [{ ...runningTerm(500), until: Date.now() + 86_400_000 }] });

  const { status, body } = await upgrade(shown, key);

  assert.deepEqual([cut.status, status, body.change.due], [500, 200, 350]);
  assert.equal((await changes()).length, 1);
});

test('an order that takes no change leaves no row, and says why and what to do', async (t) => {
  const { upgrade, changes, bring: put } = await staged(t);
  const refused = async (state: Partial<OrderState>) => {
    await put(state);
    const { status, body } = await upgrade(pro);
    return [status, body.code, typeof body.remedy];
  };

  const renewal = { number: 1, amount: 500, openedAt: Date.now(), reminded: 1, paid: false, open: 500 };
  assert.deepEqual(await refused({ cancelAtPeriodEnd: { by: 'ann', noteId: null } }), [
    409,
    'plan-not-changeable',
    'string',
  ]);
  assert.deepEqual(await refused({ cancelAtPeriodEnd: null, renewal }), [409, 'renewal-open', 'string']);
  assert.deepEqual(await refused({ renewal: null, phase: 'suspended' }), [409, 'plan-not-changeable', 'string']);
  assert.deepEqual(await refused({ phase: 'ended' }), [409, 'order-ended', 'string']);
  assert.deepEqual(await changes(), []);
});

test('prices are those of the catalogue today', async (t) => {
  const { api, show } = await staged(t);
  await ask(api, "update plans set monthly_price = 2500 where tier = 'pro'");

  const { due, renewal } = await show(pro);

  assert.deepEqual([due.amount, renewal.amount], [1_000, 2_500]);
});

test('a plan in another currency is not mixed with what was paid', async (t) => {
  const { api, upgrade } = await staged(t);
  await ask(api, "update plans set currency = 'EUR' where tier = 'pro'");

  const { status, body } = await upgrade(pro);

  assert.deepEqual([status, body.code], [409, 'other-currency']);
});

test("staff upgrades for a customer, on either address; strangers see nothing, customers have no staff's address", async (t) => {
  const { api, id, path } = await staged(t);
  const [bob, sue] = [await api.as('Bob'), await api.as('Sue', 'support')];
  const adminPath = `/api/admin/orders/${id}/upgrade`;
  const codes = async (caller: Caller, where: string) => {
    const { status, body } = await caller.post(where, pro);
    return [status, body.code];
  };

  assert.deepEqual(await codes(bob, path), [404, 'order-missing']);
  assert.deepEqual(await codes(bob, `${path}?dryRun=1`), [404, 'order-missing']);
  assert.deepEqual(await codes(bob, adminPath), [403, 'forbidden']);
  assert.equal((await sue.post(`${adminPath}?dryRun=1`, pro)).body.due.amount, 350);
  assert.equal((await sue.post(adminPath, pro)).body.change.tier, 'pro');
});

test('what no person means is refused with its field', async (t) => {
  const { ann, path, upgrade, changes } = await staged(t);
  const bad: [string, object][] = [
    ['tier', { tier: '__proto__', addons: [] }],
    ['tier', { addons: [] }],
    ['addons', { tier: 'pro' }],
    ['addons.0', { tier: 'pro', addons: ["' or 1=1 --"] }],
    ['addons', { tier: 'pro', addons: Array(50).fill('white_label') }],
    ['due', { ...pro, due: -1 }],
    ['due', { ...pro, due: 3.5 }],
    ['due', { ...pro, due: '350' }],
    ['renewalAmount', { ...pro, renewalAmount: -1 }],
    ['renewalAmount', { ...pro, renewalAmount: '1200' }],
    ['amount', { ...pro, amount: 1 }],
  ];
  for (const [field, wish] of bad) {
    const { status, body } = await upgrade(wish);
    assert.deepEqual([field, status, body.errors?.[0]?.field], [field, 400, field]);
  }
  const odd = await ann.post(`${path}?dryRun=yes`, pro);
  assert.deepEqual([odd.status, odd.body.errors[0].field], [400, 'dryRun']);
  assert.deepEqual(await changes(), []);
});

test('a bot that is not at work yet gets no other plan', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');
  const { id } = await placed(ann);

  const { status, body } = await ann.post(`/api/orders/${id}/upgrade`, pro);

  assert.deepEqual([status, body.code], [409, 'plan-not-changeable']);
});
