import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { makeTerminalKey, revokeKeyAtTerminal } from '../../db/queries/terminal-keys.ts';
import { terminalLink } from '../../db/queries/terminal-links.ts';
import { within } from '../../db/scope.ts';
import { bring, placed, serving, submitted } from '../factories/order-life.ts';
import { serveApi } from '../fixtures/api.ts';
import type { Json } from '../fixtures/caller.ts';
import { serveWithDiscord, signIn } from '../fixtures/discord-login.ts';

async function served(t: TestContext) {
  const api = await serveApi(t);
  const [ann, ada] = [await api.as('Ann'), await api.as('Ada', 'admin')];
  const audit = async (query = '') => (await ada.get(`/api/admin/audit${query}`)).body.audit as Json[];
  const idOf = async (who: typeof ann) => (await who.get('/api/me')).body.id;
  return { api, ann, ada, audit, idOf };
}

test('the audit says who did what to which order, by which key, what it was and became, and why', async (t) => {
  const { api, ann, ada, audit, idOf } = await served(t);
  const { id, number } = await serving(api, ann);

  const answer = await ada.post(`/api/admin/orders/${id}/suspend`, { reason: 'Spam in #general.' });
  const [line] = await audit();
  const { id: _, at, by, key, order, change, ...rest } = line;

  assert.deepEqual(
    [by, order],
    [
      { id: await idOf(ada), name: 'Ada' },
      { id, number },
    ],
  );
  assert.equal(key.name, 'made at the terminal');
  assert.ok(Math.abs(Date.parse(at) - Date.now()) < 60_000);
  assert.deepEqual(
    change.filter(({ what }: Json) => what !== 'until'),
    [
      { what: 'phase', from: 'active', to: 'suspended' },
      { what: 'suspendedByStaff', from: false, to: true },
    ],
  );
  assert.deepEqual(rest, {
    ...{ sessionId: null, action: 'order.suspend', person: null, subjectId: null, reason: 'Spam in #general.' },
    ...{ outcome: 'done', requestId: answer.headers.get('x-request-id') },
  });
});

test('what was refused is there with the code of the refusal, and has changed nothing', async (t) => {
  const { ann, ada, audit, idOf } = await served(t);
  const { id } = await placed(ann);
  const adaId = await idOf(ada);

  await ada.post(`/api/admin/orders/${id}/approve`);
  await ada.put(`/api/admin/people/${adaId}/role`, { role: 'customer' });
  const [lowered, approved] = await audit();

  assert.deepEqual(
    [approved.action, approved.outcome, approved.change],
    ['order.approve', 'not-awaiting-approval', []],
  );
  assert.deepEqual([lowered.action, lowered.outcome, lowered.change], ['person.role', 'last-admin', []]);
  assert.equal(lowered.person.id, adaId);
});

test('what a stranger asks, or of something that is not there, leaves no line', async (t) => {
  const { api, ann, ada, audit } = await served(t);
  const bob = await api.as('Bob');
  const { id } = await placed(ann);
  const before = await audit();

  const answers = [
    await bob.post(`/api/orders/${id}/cancel`),
    await bob.post(`/api/admin/orders/${id}/approve`),
    await ada.post(`/api/admin/orders/${crypto.randomUUID()}/approve`),
    await ada.put(`/api/admin/people/${crypto.randomUUID()}/role`, { role: 'support' }),
  ];

  assert.deepEqual(
    answers.map(({ status }) => status),
    [404, 403, 404, 404],
  );
  assert.deepEqual(await audit(), before);
});

test('a payment that was decided names the payment, what it was and what arrived', async (t) => {
  const { ann, ada, audit } = await served(t);
  const { id: subjectId, amount } = await submitted(ann);

  await ada.post(`/api/admin/payments/${subjectId}/confirm`, { amount });
  await ada.post(`/api/admin/payments/${subjectId}/reject`, { reason: 'It has not.' });
  const [rejected, confirmed] = await audit('?action=payment');

  assert.deepEqual([confirmed.subjectId, rejected.subjectId], [subjectId, subjectId]);
  assert.deepEqual(confirmed.change, [
    { what: 'status', from: 'submitted', to: 'confirmed' },
    { what: 'receivedAmount', from: null, to: amount },
  ]);
  assert.deepEqual([rejected.outcome, rejected.reason, rejected.change], ['payment-decided', 'It has not.', []]);
});

test('a settlement says what was paid back and what was waived', async (t) => {
  const { api, ann, ada, audit } = await served(t);
  const { id } = await placed(ann);
  await bring(api, id, { phase: 'settling', refundDue: 500 });

  await ada.post(`/api/admin/orders/${id}/settle`, { outcome: 'waived', amount: 500, reason: 'A gift.' });
  const [{ change }] = await audit('?action=order.settle');

  for (const said of [
    { what: 'outcome', from: null, to: 'waived' },
    { what: 'refundDue', from: 500, to: 0 },
  ]) {
    assert.ok(
      change.some((it: Json) => JSON.stringify(it) === JSON.stringify(said)),
      said.what,
    );
  }
});

test('a command whose api died before it could answer still says what it has changed, once it is asked again', async (t) => {
  const { api, ann, ada, audit } = await served(t);
  const { id } = await placed(ann);
  await bring(api, id, { phase: 'awaiting-approval' });
  const key = { 'idempotency-key': 'the-same' };
  api.failWith(new Error('The api is killed here.'));
  await ada.post(`/api/admin/orders/${id}/approve`, {}, key);
  const [asked] = await audit();
  api.failWith(null);
  await bring(api, id, { phase: 'provisioning', taken: [asked.id], approved: { by: 'ada', noteId: asked.id } });

  await ada.post(`/api/admin/orders/${id}/approve`, {}, key);
  const lines = await audit('?action=order.approve');

  assert.equal(asked.outcome, 'asked');
  assert.deepEqual(
    lines.map(({ outcome }) => outcome),
    ['done'],
  );
  assert.ok(lines[0].change.some(({ from, to }: Json) => from === 'awaiting-approval' && to === 'provisioning'));
});

test('the audit is found by person, by action and by order, page after page, the latest first', async (t) => {
  const { api, ann, ada, audit, idOf } = await served(t);
  const [one, two] = [await placed(ann), await placed(ann)];
  const sue = await idOf(await api.as('Sue'));
  await ada.put(`/api/admin/people/${sue}/role`, { role: 'support' });
  await ada.post(`/api/orders/${one.id}/cancel`);
  const actions = async (query: string) => (await audit(query)).map(({ action }) => action);

  assert.deepEqual(await actions(''), ['order.cancel', 'person.role', 'order.place', 'order.place']);
  assert.deepEqual(await actions(`?person=${await idOf(ada)}`), ['order.cancel', 'person.role']);
  assert.deepEqual(await actions(`?person=${sue}`), ['person.role']);
  assert.deepEqual(await actions(`?person=${await idOf(ann)}`), ['order.cancel', 'order.place', 'order.place']);
  assert.deepEqual(await actions('?action=order'), ['order.cancel', 'order.place', 'order.place']);
  assert.deepEqual(await actions('?action=order.cancel'), ['order.cancel']);
  assert.deepEqual(await actions(`?order=${two.id}`), ['order.place']);

  const pages: string[] = [];
  for (let cursor = ''; ; ) {
    const { body } = await ada.get(`/api/admin/audit?limit=1${cursor}`);
    pages.push(...body.audit.map(({ id }: Json) => id));
    if (!body.next) break;
    cursor = `&cursor=${body.next}`;
  }
  assert.deepEqual(
    pages,
    (await audit()).map(({ id }) => id),
  );
});

test('only admins read the audit; support reads what an order has seen in its timeline', async (t) => {
  const { api, ann } = await served(t);
  const sue = await api.as('Sue', 'support');

  for (const who of [ann, sue]) assert.equal((await who.get('/api/admin/audit')).status, 403);
});

test('whoever is signed in is known in the audit by the session, and not by a key', async (t) => {
  const { visit, sql } = await serveWithDiscord(t);
  const visitor = visit();
  await signIn(visitor, 'ada');
  const { body } = await visitor.get('/api/me');

  await visitor.send('DELETE', '/api/me/sessions');
  const [line] = await sql<Json>("select * from audit_logs where action = 'person.end-sessions'");
  const [session] = await sql<Json>('select id from sessions');

  assert.deepEqual([line.actor_id, line.key_id, line.session_id], [body.id, null, session.id]);
});

test('what is done at the terminal is in the audit as done by nobody in particular', async (t) => {
  const { api, audit } = await served(t);
  const atTerminal = <Made>(work: Parameters<typeof within<Made>>[2]) => within(api.orm, { kind: 'system' }, work);

  const secrets = [
    await atTerminal((em) => makeTerminalKey(em, { name: 'Robot', role: 'support' })),
    await atTerminal((em) => terminalLink(em, { name: 'Eve', role: 'admin' })),
  ];
  const [, made] = await audit();
  await atTerminal((em) => revokeKeyAtTerminal(em, made.subjectId));
  const lines = await audit();

  assert.deepEqual(
    lines.map(({ action, by }) => [action, by]),
    [
      ['person.revoke-key', null],
      ['person.invite', null],
      ['person.add-key', null],
    ],
  );
  for (const secret of secrets) assert.ok(!JSON.stringify(lines).includes(secret));
});
