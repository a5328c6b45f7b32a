import assert from 'node:assert/strict';
import { test } from 'node:test';
import { within } from '../../db/scope.ts';
import { anOrder } from '../factories/order-life.ts';
import { serveApi } from '../fixtures/api.ts';

test('an order is answered with its number and its price, and can be read at once', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');

  const { status, body } = await ann.post('/api/orders', anOrder({ addons: ['source_code'], period: 'year' }));
  const read = await ann.get(`/api/orders/${body.id}`);

  assert.equal(status, 201);
  assert.match(body.number, /^\d{4}-\d{6}$/);
  assert.deepEqual(
    { phase: body.phase, amount: body.price.amount, currency: body.price.currency, lines: body.price.lines.length },
    { phase: 'quoted', amount: 9_900, currency: 'USD', lines: 2 },
  );
  assert.equal(read.body.waitingFor.who, 'customer');
  assert.deepEqual(read.body.canDo, ['accept-quote', 'decline-quote', 'cancel', 'auto-restart', 'change-bot-token']);
});

test('an order keeps what it was sold, whatever becomes of the catalogue', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');
  const { id } = (await ann.post('/api/orders', anOrder({ addons: ['private_instance'] }))).body;

  const sold = await within(api.orm, { kind: 'system' }, async (em) => {
    await em.execute('update plans set monthly_price = 9999, resources = \'{"memoryMb":1}\'');
    return em.execute(
      'select memory_mb, cpu_cores::float, storage_gb::float, enabled_features from bot_deployments where order_id = ?',
      [id],
    );
  });
  const { body } = await ann.get(`/api/orders/${id}`);

  assert.equal(body.price.amount, 1_500);
  const enabled_features = ['basic_commands', 'moderation', 'private_instance'];
  assert.deepEqual(sold, [{ memory_mb: 1024, cpu_cores: 1, storage_gb: 2, enabled_features }]);
});

test('only staff chooses where a bot runs', async (t) => {
  const api = await serveApi(t);
  const [ann, ada] = [await api.as('Ann'), await api.as('Ada', 'admin')];

  const customers = await ann.post('/api/orders', anOrder({ host: 'docker' }));
  const admins = await ada.post('/api/orders', anOrder({ host: 'docker' }));
  const read = await ada.get(`/api/orders/${admins.body.id}`);

  assert.deepEqual([customers.status, customers.body.code], [403, 'forbidden']);
  assert.equal(read.body.host, 'docker');
});

test('a bot out of the pool is refused as long as the pool is empty, with what to do instead', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');

  const { status, body } = await ann.post('/api/orders', anOrder({ bot: { pool: true } }));

  assert.deepEqual([status, body.code], [422, 'pool-empty']);
  assert.match(body.remedy, /Discord developer portal/);
});

test('orders that are placed at the same moment have numbers of their own', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');

  const answers = await Promise.all(Array.from({ length: 12 }, () => ann.post('/api/orders', anOrder())));

  assert.equal(new Set(answers.map(({ body }) => body.number)).size, 12);
});
