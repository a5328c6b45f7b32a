import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { closeBooks } from '../../db/queries/close-books.ts';
import { within } from '../../db/scope.ts';
import type { OrderState } from '../../domain/order-state.ts';
import { accepted, bring, placed, runningTerm, serving } from '../factories/order-life.ts';
import { allRows } from '../fixtures/all-rows.ts';
import { type ServedApi, serveApi } from '../fixtures/api.ts';
import type { Caller, Json } from '../fixtures/caller.ts';

const system = { kind: 'system' } as const;
const day = 86_400_000;
const trouble = { who: 'staff', cause: 'No port is free.', remedy: 'Add ports.', since: 1 } as const;

/** Ada, and an order of Ann's that is where its workflow would have brought it. */
async function staged(t: TestContext, changes: Partial<OrderState>) {
  const api = await serveApi(t);
  const [ann, ada] = [await api.as('Ann'), await api.as('Ada', 'admin')];
  const { id, number } = await placed(ann);
  await bring(api, id, changes);
  const send = (deed: string, body: object = {}, headers?: Record<string, string>) =>
    ada.post(`/api/admin/orders/${id}/${deed}`, body, headers);
  return { api, ann, ada, id, number, send };
}

const lastAsked = ({ sent }: ServedApi): Json => sent.at(-1)?.asked;

const auditOf = ({ orm }: ServedApi) =>
  within(orm, system, (em) =>
    em.execute<Json[]>(
      "select action, reason, outcome from audit_logs where action <> 'order.place' order by created_at",
    ),
  );

test('a bot that cannot be built here is built on another host, but not on one that nobody knows', async (t) => {
  const { api, send } = await staged(t, { phase: 'provisioning', attention: trouble });

  const unknown = await send('change-host', { host: 'aws' });
  const missing = await send('change-host');
  const same = await send('change-host', { host: 'simulation' });
  const other = await send('change-host', { host: 'docker' });

  assert.deepEqual([unknown.status, unknown.body.errors[0].field], [400, 'host']);
  assert.deepEqual([missing.status, missing.body.errors[0].field], [400, 'host']);
  assert.deepEqual([same.status, same.body.code], [409, 'host-not-changeable']);
  assert.equal(other.status, 200);
  assert.deepEqual([api.sent.length, lastAsked(api).host], [1, 'docker']);
});

test('a bot that was built by hand is marked as deployed, with its address or without', async (t) => {
  const { api, send } = await staged(t, { phase: 'provisioning', attention: trouble });

  const { status, body } = await send('mark-deployed', { serverId: 'srv 7' });

  assert.deepEqual([status, body.phase], [200, 'active']);
  assert.deepEqual([lastAsked(api).serverId, lastAsked(api).url], ['srv 7', null]);
});

test('the address of a bot is one of the web, without a password in it', async (t) => {
  const { api, send } = await staged(t, { phase: 'provisioning', attention: trouble });
  const bad = [
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    'ftp://files.example/bot',
    'http:evil.example',
    '//evil.example',
    'https://ann:secret@panel.example/',
    'https://panel.example/"><script>',
    'https://panel.example/ x',
    'https://',
    `https://panel.example/${'x'.repeat(500)}`,
    7,
  ];

  for (const url of bad) {
    const { status, body } = await send('mark-deployed', { serverId: 'srv-7', url });
    assert.deepEqual([url, status, body.errors?.[0]?.field], [url, 400, 'url']);
  }
  for (const serverId of ['', '   ', 'a\u0000b', 'x'.repeat(201), 7]) {
    const { status, body } = await send('mark-deployed', { serverId });
    assert.deepEqual([serverId, status, body.errors?.[0]?.field], [serverId, 400, 'serverId']);
  }
  assert.deepEqual(api.sent, []);
  assert.equal((await send('mark-deployed', { serverId: 'srv-7', url: 'https://panel.example/server/7' })).status, 200);
  assert.equal(lastAsked(api).url, 'https://panel.example/server/7');
});

test('staff stops a bot with a reason, and lets it back to work', async (t) => {
  const { ann, id, send } = await staged(t, { phase: 'active', terms: [runningTerm(500)] });

  const silent = await send('suspend');
  const stopped = await send('suspend', { reason: 'Sends spam' });
  const twice = await send('suspend', { reason: 'Again' });
  const back = await send('unsuspend');
  const { past } = (await ann.get(`/api/orders/${id}/timeline`)).body;

  assert.deepEqual([silent.status, silent.body.errors[0].field], [400, 'reason']);
  assert.deepEqual([stopped.body.phase, stopped.body.suspension.unpaid], ['suspended', null]);
  assert.ok(Math.abs(Date.parse(stopped.body.suspension.staff) - Date.now()) < 10_000);
  assert.deepEqual([twice.status, twice.body.code], [409, 'not-suspendable']);
  assert.deepEqual([back.body.phase, back.body.suspension], ['active', { unpaid: null, staff: null }]);
  assert.ok(past.some(({ text }: Json) => text === 'The bot was suspended by Botyard staff: Sends spam.'));
});

test('a bot that was stopped for want of payment alone is not let back by staff', async (t) => {
  const { send } = await staged(t, { phase: 'suspended', suspension: { unpaid: 1, staff: null } });

  const { status, body } = await send('unsuspend');

  assert.deepEqual([status, body.code], [409, 'not-suspended']);
});

test('days that are given move what is paid for, by whole days from one to a year', async (t) => {
  const { send, ann, id } = await staged(t, { phase: 'active', terms: [runningTerm(500)] });
  const before = (await ann.get(`/api/orders/${id}`)).body.paidUntil;

  for (const days of [0, 366, 1.5, -1, '7', null, 1e9, undefined]) {
    const { status, body } = await send('extend', { days });
    assert.deepEqual([days, status, body.errors?.[0]?.field], [days, 400, 'days']);
  }
  const { status, body } = await send('extend', { days: 7, reason: 'We were down.' });

  assert.equal(status, 200);
  assert.equal(Date.parse(body.paidUntil) - Date.parse(before), 7 * day);
  for (const days of [1, 365]) assert.equal((await send('extend', { days })).status, 200);
});

test('there must be a deadline to move', async (t) => {
  const { send } = await staged(t, { phase: 'awaiting-approval', until: null });

  const { status, body } = await send('extend', { days: 7 });

  assert.deepEqual([status, body.code], [409, 'nothing-to-extend']);
});

test('reasons are kept as they were typed, and only in the audit: SQL, HTML and every script of the world', async (t) => {
  const { api, send } = await staged(t, { phase: 'active', terms: [runningTerm(500)] });
  const reasons = [
    "Robert'); drop table orders; --",
    '<img src=x onerror=alert(1)>',
    'Überfällig 转账 💸 ?',
    '{{7*7}} #{x} %s',
  ];

  for (const reason of reasons) {
    assert.equal((await send('extend', { days: 1, reason })).status, 200);
  }
  for (const reason of ['', '   ', 'a\u0000b', '\u001b[31m', 'x'.repeat(1_001), 7]) {
    const { status, body } = await send('terminate', { reason });
    assert.deepEqual([reason, status, body.errors?.[0]?.field], [reason, 400, 'reason']);
  }

  assert.deepEqual(
    (await auditOf(api)).map(({ reason }) => reason),
    reasons,
  );
  assert.ok(reasons.every((reason) => !JSON.stringify(api.sent).includes(JSON.stringify(reason).slice(1, -1))));
});

test('the same key gives the time once, also when its answer was lost', async (t) => {
  const { api, send } = await staged(t, { phase: 'active', terms: [runningTerm(500)] });
  const key = { 'idempotency-key': 'seven-days' };

  const first = await send('extend', { days: 7 }, key);
  await within(api.orm, system, (em) => em.execute('update idempotency_keys set status = null, answer = null'));
  const again = await send('extend', { days: 7 }, key);

  assert.deepEqual([again.status, again.body.paidUntil], [200, first.body.paidUntil]);
  assert.equal(api.sent.length, 1);
});

const adminOnly: [string, object][] = [
  ['change-host', { host: 'docker' }],
  ['mark-deployed', { serverId: 'srv-7' }],
  ['suspend', { reason: 'Abuse.' }],
  ['unsuspend', {}],
  ['extend', { days: 1 }],
  ['terminate', { reason: 'Abuse.' }],
  ['terminate?dryRun=1', { reason: 'Abuse.' }],
];

test('neither customers nor support send what only admins may; an order that is nowhere is missing', async (t) => {
  const { api, ann, ada, id } = await staged(t, { phase: 'active' });
  const sue = await api.as('Sue', 'support');
  const codeOf = async (caller: Caller, order: string, deed: string, body: object) => {
    const answer = await caller.post(`/api/admin/orders/${order}/${deed}`, body);
    return [deed, answer.status, answer.body.code];
  };
  const nowhere = '0192f3aa-0000-7000-8000-000000000000';

  for (const [deed, body] of adminOnly) {
    assert.deepEqual(await codeOf(ann, id, deed, body), [deed, 403, 'forbidden']);
    assert.deepEqual(await codeOf(sue, id, deed, body), [deed, 403, 'forbidden']);
    assert.deepEqual(await codeOf(ada, nowhere, deed, body), [deed, 404, 'order-missing']);
  }
  assert.deepEqual(api.sent, []);
});

/** A bot at work whose first period is paid, in the middle of it. */
async function paidFor(t: TestContext, changes: Partial<OrderState> = {}) {
  const api = await serveApi(t);
  const [ann, ada] = [await api.as('Ann'), await api.as('Ada', 'admin')];
  const { id, number } = await accepted(ann, { addons: ['source_code'] });
  const payment = await ann.post(`/api/orders/${id}/payments`, { method: 'manual', reference: 'Transfer 7' });
  await ada.post(`/api/admin/payments/${payment.body.id}/confirm`);
  await bring(api, id, { phase: 'active', paid: true, paymentsWaiting: 0, terms: [runningTerm(500)], ...changes });
  const plan = () => ada.post(`/api/admin/orders/${id}/terminate?dryRun=1`, { reason: 'Abuse.' });
  return { api, ann, ada, id, number, plan };
}

test('before a termination staff sees what is removed, and what of the running period goes back', async (t) => {
  const { number, plan } = await paidFor(t);

  const { status, body } = await plan();

  assert.equal(status, 200);
  assert.deepEqual(body.refund, { amount: 250, currency: 'USD' }); // half of the month; what was bought once is kept
  assert.equal(
    body.sentence,
    `Order ${number} is ended for good: its bot is removed with all its data, and 2.50 USD is due back.`,
  );
  assert.deepEqual(body.steps, [
    'The server of the bot on simulation is removed with all its data, which cannot be undone.',
    'The token of the bot is forgotten.',
    '2.50 USD is due back; staff pays it out or waives it.',
    'Then the order ends.',
  ]);
});

test('the termination owes exactly what was shown for its moment', async (t) => {
  const odd = { ...runningTerm(500), from: Date.now() - 123_456_789, until: Date.now() + 987_654_321 };
  const { api, id, plan } = await paidFor(t, { terms: [odd] });
  const { refund, asOf } = (await plan()).body;

  const books = await within(api.orm, system, (em) => closeBooks(em, id, { at: Date.parse(asOf), refundUnused: true }));

  assert.ok(refund.amount > 0 && refund.amount < 500);
  assert.equal(books.refundDue, refund.amount);
});

test('money that is due back already is part of what is shown, and counted once', async (t) => {
  const { api, ann, ada, id, plan } = await paidFor(t);
  await bring(api, id, { phase: 'awaiting-payment' });
  await within(api.orm, system, (em) => em.execute("update invoices set status = 'open', paid_amount = 100"));
  const late = await ann.post(`/api/orders/${id}/payments`, { method: 'manual', reference: 'Twice' });
  await ada.post(`/api/admin/payments/${late.body.id}/confirm`, { amount: 5_400 });
  await bring(api, id, { phase: 'active', paymentsWaiting: 0 });

  const { refund, asOf } = (await plan()).body;
  const books = await within(api.orm, system, (em) => closeBooks(em, id, { at: Date.parse(asOf), refundUnused: true }));

  assert.deepEqual([refund.amount, books.refundDue], [350, 350]);
});

test('while staff has stopped the clock, none of the paid time is lost', async (t) => {
  const { plan } = await paidFor(t, {
    phase: 'suspended',
    suspension: { unpaid: null, staff: Date.now() - 9 * day },
    clockStopped: Date.now() - 9 * day,
  });

  assert.equal((await plan()).body.refund.amount, 400); // 24 of 30 days were left when the bot was stopped
});

test('a plan changes nothing; what cannot be terminated has none', async (t) => {
  const { api, ann, ada, plan } = await paidFor(t);
  const quoted = await placed(ann);
  const before = await allRows(api);

  await plan();
  const { status, body } = await ada.post(`/api/admin/orders/${quoted.id}/terminate?dryRun=1`, { reason: 'No.' });

  assert.deepEqual(await allRows(api), before);
  assert.deepEqual([status, body.code], [409, 'nothing-to-terminate']);
  assert.deepEqual(
    api.sent,
    api.sent.filter(({ name }) => name === 'acceptQuote'),
  );
});

test('a plan names every host that may hold something, and invoices that nobody shall pay', async (t) => {
  const { api, ann, ada } = await paidFor(t);
  const { id } = await accepted(ann);
  await bring(api, id, { phase: 'provisioning', host: 'manual', leftBehind: ['docker'] });

  const { steps, refund } = (await ada.post(`/api/admin/orders/${id}/terminate?dryRun=1`, { reason: 'No.' })).body;

  assert.match(steps[0], /^Staff removes the server .* by hand/);
  assert.match(steps[1], /left of it on docker is removed/);
  assert.equal(steps[2], 'Open invoices are void.');
  assert.equal(refund.amount, 0);
  assert.ok(!steps.some((step: string) => step.includes('due back')));
});

test('a termination ends the order, with its reason in the audit', async (t) => {
  const { api, ada, id } = await paidFor(t);

  const { status, body } = await ada.post(`/api/admin/orders/${id}/terminate`, { reason: 'Sends spam.' });

  assert.deepEqual([status, body.endReason], [200, 'terminated']);
  assert.deepEqual((await auditOf(api)).at(-1), { action: 'order.terminate', reason: 'Sends spam.', outcome: 'done' });
});

test('an order shows what is paid, what is coming, what has stopped its bot, and how many guilds it has room for', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');
  const { id } = await serving(api, ann, { tier: 'pro' });
  const renewal = { number: 2, amount: 1_200, openedAt: Date.UTC(2026, 0, 2), reminded: 1, paid: false, open: 1_200 };
  const calm = (await ann.get(`/api/orders/${id}`)).body;
  await bring(api, id, {
    renewal,
    incident: { since: Date.UTC(2026, 0, 3), ofNode: false },
    tier: 'business',
    renewalAmount: 2_900,
  });

  const { body } = await ann.get(`/api/orders/${id}`);

  assert.deepEqual([calm.renewal, calm.change, calm.incident, calm.cancelAtPeriodEnd], [null, null, null, false]);
  assert.deepEqual(calm.suspension, { unpaid: null, staff: null });
  assert.equal(calm.maxGuilds, 3);
  assert.deepEqual(body.renewal, { number: 2, amount: 1_200, openedAt: '2026-01-02T00:00:00.000Z', paid: false });
  assert.deepEqual(body.incident, { since: '2026-01-03T00:00:00.000Z' });
  assert.deepEqual([body.tier, body.renewalAmount], ['business', 2_900]);
});

test('whoever settles says how much was sent back or is waived', async (t) => {
  const { api, send } = await staged(t, { phase: 'settling', refundDue: 500 });

  const silent = await send('settle', { outcome: 'refunded' });
  const { status } = await send('settle', { outcome: 'refunded', amount: 500 });

  assert.deepEqual([silent.status, silent.body.errors[0].field], [400, 'amount']);
  assert.deepEqual([status, lastAsked(api).amount], [200, 500]);
});
