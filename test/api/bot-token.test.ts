import assert from 'node:assert/strict';
import { test } from 'node:test';
import { within } from '../../db/scope.ts';
import { botTokenBinding, unseal } from '../../db/seal.ts';
import { aBotToken, anOrder, bring, placed } from '../factories/order-life.ts';
import { type ServedApi, serveApi, testKeys } from '../fixtures/api.ts';

/** Every row of every table, as text. */
const everythingStored = ({ orm }: ServedApi) =>
  within(orm, { kind: 'system' }, async (em) => {
    const tables = await em.execute<{ name: string }[]>(
      "select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'mikro_orm%'",
    );
    const texts: string[] = [];
    for (const { name } of tables) {
      const rows = await em.execute<{ text: string }[]>(`select t::text as text from "${name}" t`);
      texts.push(...rows.map(({ text }) => text));
    }
    return texts.join('\n');
  });

test('a token is nowhere to be read: not in an answer, not in the log, not in the database', async (t) => {
  const api = await serveApi(t);
  const [ann, ada] = [await api.as('Ann'), await api.as('Ada', 'admin')];
  const [first, second] = [aBotToken(), aBotToken()];

  const { id } = await placed(ann, { bot: { token: first } });
  const answers = [
    await ann.put(`/api/orders/${id}/bot-token`, { token: second }),
    await ann.get(`/api/orders/${id}`),
    await ann.get(`/api/orders/${id}/timeline`),
    await ada.get('/api/admin/orders'),
    await ann.put(`/api/orders/${id}/bot-token`, { token: `${second}!` }),
    await ann.post('/api/orders', anOrder({ bot: { token: first, [second]: 1 } })),
  ];
  const told = [...answers.map(({ text }) => text), ...api.logged].join('\n');

  assert.ok(api.logged.length > 5);
  for (const token of [first, second]) {
    assert.ok(!told.includes(token));
    assert.ok(!(await everythingStored(api)).includes(token));
  }
});

test('a token is kept so that the worker can open it, and nobody else', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');
  const token = aBotToken();
  const { id: orderId } = await placed(ann, { bot: { token } });

  const [row] = await within(api.orm, { kind: 'system' }, (em) =>
    em.execute<{ id: string; bot_token: string }[]>('select id, bot_token from bot_deployments where order_id = ?', [
      orderId,
    ]),
  );

  assert.equal(unseal(testKeys, row!.bot_token, botTokenBinding(row!.id)), token);
  assert.throws(() => unseal(testKeys, row!.bot_token, botTokenBinding(orderId)));
});

test('two living orders cannot have the same token, however it comes; after the end of one, another can', async (t) => {
  const api = await serveApi(t);
  const [ann, bob] = [await api.as('Ann'), await api.as('Bob')];
  const token = aBotToken();
  const first = await placed(ann, { bot: { token } });
  const other = await placed(bob);

  const ordered = await bob.post('/api/orders', anOrder({ bot: { token } }));
  const given = await bob.put(`/api/orders/${other.id}/bot-token`, { token });
  await bring(api, first.id, { phase: 'ended' });
  const later = await bob.put(`/api/orders/${other.id}/bot-token`, { token });

  assert.deepEqual([ordered.status, ordered.body.code], [409, 'token-in-use']);
  assert.deepEqual([given.status, given.body.code], [409, 'token-in-use']);
  assert.equal(later.status, 200);
});

test('a new token is told to the order, and refused when the order is over', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');
  const { id } = await placed(ann);

  await ann.put(`/api/orders/${id}/bot-token`, { token: aBotToken() });
  const facts = await within(api.orm, { kind: 'system' }, (em) =>
    em.execute('select fact from outbox where fact is not null'),
  );
  await bring(api, id, { phase: 'ended' });
  const late = await ann.put(`/api/orders/${id}/bot-token`, { token: aBotToken() });

  assert.deepEqual(facts, [{ fact: { name: 'botTokenChanged', number: 1 } }]);
  assert.deepEqual([late.status, late.body.code], [409, 'order-ended']);
});
