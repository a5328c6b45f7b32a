import assert from 'node:assert/strict';
import { test } from 'node:test';
import { within } from '../../db/scope.ts';
import { accepted, anOrder, bring, placed, serving, submitted } from '../factories/order-life.ts';
import { serveApi } from '../fixtures/api.ts';
import type { Json } from '../fixtures/caller.ts';

const texts = (entries: Json[]) => entries.map(({ text }) => text);

test('the timeline tells an order in plain words, to its customer without names of staff', async (t) => {
  const api = await serveApi(t);
  const [ann, ada] = [await api.as('Ann'), await api.as('Ada', 'admin')];
  const payment = await submitted(ann);
  const { orderId: id } = payment;
  await ada.post(`/api/admin/payments/${payment.id}/confirm`);
  await bring(api, id, { phase: 'awaiting-approval', paid: true });
  await ada.post(`/api/admin/orders/${id}/approve`);
  await bring(api, id, { phase: 'active' });

  const forCustomer = (await ann.get(`/api/orders/${id}/timeline`)).body;
  const forStaff = (await ada.get(`/api/orders/${id}/timeline`)).body;

  const undated = texts(forCustomer.past).map((text) => text.replace(/ until \d+ \w+ \d{4}.* UTC/, ' until then'));
  assert.deepEqual(undated, [
    'Order placed: Starter plan, one month, 5.00 USD for the first month.',
    'Quote accepted. Waiting for payment of 5.00 USD until then.',
    'Invoice for the order opened: 5.00 USD.',
    'Payment of 5.00 USD submitted (reference Transfer 7).',
    'Payment of 5.00 USD confirmed by Botyard staff.',
    'Paid in full. Waiting for approval by Botyard staff.',
    'Approved by Botyard staff. The bot is being built.',
    'Your bot is live.',
  ]);
  assert.equal(texts(forStaff.past)[4], 'Payment of 5.00 USD confirmed by Ada.');
  assert.equal(texts(forStaff.past)[6], 'Approved by Ada. The bot is being built.');
});

test('it tells what comes next, and what happens by itself', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');
  const { id } = (
    await ann.post('/api/orders', {
      tier: 'pro',
      addons: [],
      guildId: '123456789012345678',
      period: 'month',
      bot: { later: true },
    })
  ).body;

  const { next } = (await ann.get(`/api/orders/${id}/timeline`)).body;

  assert.deepEqual(texts(next), [
    'The customer may accept the quote of 12.00 USD, or decline it.',
    'Then the invoice is to be paid.',
    'Then Botyard staff checks and approves the order.',
    'Then the bot is built on simulation.',
    'Then the bot is live.',
    'The quote lapses if it was not accepted.',
  ]);
  assert.ok(Date.parse(next.at(-1).at) > Date.now());
});

test('a rejected order tells its customer why, and what becomes of the money', async (t) => {
  const api = await serveApi(t);
  const [ann, ada] = [await api.as('Ann'), await api.as('Ada', 'admin')];
  const { id: paymentId, orderId: id } = await submitted(ann);
  await ada.post(`/api/admin/payments/${paymentId}/confirm`);
  await bring(api, id, { phase: 'awaiting-approval', paid: true });
  await ada.post(`/api/admin/orders/${id}/reject`, { reason: 'The guild does not exist' });
  await ada.post(`/api/admin/orders/${id}/settle`, { outcome: 'refunded', amount: 500, reason: 'Sent back by hand' });

  const { past } = (await ann.get(`/api/orders/${id}/timeline`)).body;

  assert.deepEqual(texts(past).slice(-3), [
    'The order was rejected by Botyard staff: The guild does not exist.',
    'Money is to be settled: 5.00 USD.',
    'The order has ended.',
  ]);
});

test('an end that came by itself names nobody, not even whoever once approved the order', async (t) => {
  const api = await serveApi(t);
  const [ann, ada] = [await api.as('Ann'), await api.as('Ada', 'admin')];
  const { id: paymentId, orderId: id } = await submitted(ann);
  await ada.post(`/api/admin/payments/${paymentId}/confirm`);
  await bring(api, id, { phase: 'awaiting-approval', paid: true });
  await ada.post(`/api/admin/orders/${id}/approve`, { reason: 'A regular' });
  await bring(api, id, { phase: 'active' });
  await bring(api, id, { phase: 'ended', ending: { reason: 'unpaid', decision: null, at: 0 } });

  const { past } = (await ada.get(`/api/orders/${id}/timeline`)).body;

  assert.ok(texts(past).includes('Nothing was paid while the data was kept.'), texts(past).join('\n'));
});

test('a cancellation for the end of the period is told as one, and so is its taking back', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');
  const { id } = await serving(api, ann);
  const cancel = (when: string, reason: string) => ann.post(`/api/orders/${id}/cancel`, { when, reason });
  await cancel('period-end', 'Too dear');
  await cancel('never', 'Cheap after all');
  await cancel('period-end', 'Moved away');

  const { past } = (await ann.get(`/api/orders/${id}/timeline`)).body;

  assert.deepEqual(
    texts(past).filter((text) => text.includes('cancel')),
    [
      "The order was cancelled for its period's end by Ann: Too dear.",
      'The cancellation was taken back by Ann: Cheap after all.',
      "The order was cancelled for its period's end by Ann: Moved away.",
    ],
  );
});

test('what a customer has changed by hand is told with what exactly it was, and what changed nothing is not', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');
  const { id } = await serving(api, ann, { tier: 'pro' });
  const path = `/api/orders/${id}`;
  const [first, second] = ['123456789012345678', '223456789012345678'];
  for (const guildId of [second, second]) await ann.post(`${path}/guilds`, { guildId });
  await ann.delete(`${path}/guilds/${first}`);
  await ann.post(`${path}/auto-restart`, { on: false });
  await ann.post(`${path}/upgrade`, { tier: 'starter', addons: [] });
  await ann.post(`${path}/upgrade`, { tier: 'business', addons: [] });

  const { past } = (await ann.get(`${path}/timeline`)).body;

  assert.deepEqual(
    texts(past).filter((text) => text.includes('by Ann')),
    [
      `A guild was added (${second}) by Ann.`,
      `A guild was removed (${first}) by Ann.`,
      'Automatic restarts were switched (off) by Ann.',
      'Another plan was asked for (starter, from the next period on) by Ann.',
      'Another plan was asked for (business, once 8.50 USD is paid) by Ann.',
    ],
  );
});

test('a bot that was built before it was paid is told as such, to staff with the reason', async (t) => {
  const api = await serveApi(t);
  const [ann, ada] = [await api.as('Ann'), await api.as('Ada', 'admin')];
  const { id } = await placed(ann);
  await bring(api, id, { phase: 'awaiting-payment', accepted: true });
  const { tier, addons: selectedAddons, guildId: discordGuildId } = anOrder();
  const override = { reason: 'An old friend' };
  await ada.post('/api/admin/deployments/provision', { orderId: id, tier, discordGuildId, selectedAddons, override });

  const [forStaff, forAnn] = [await ada.get(`/api/orders/${id}/timeline`), await ann.get(`/api/orders/${id}/timeline`)];

  assert.equal(
    texts(forStaff.body.past).at(-1),
    'Approved before it was paid, by Ada: An old friend. The bot is being built.',
  );
  assert.equal(
    texts(forAnn.body.past).at(-1),
    'Approved before it was paid, by Botyard staff. The bot is being built.',
  );
});

test('staff gives more time and another host, and the timeline says how much and which', async (t) => {
  const api = await serveApi(t);
  const [ann, ada] = [await api.as('Ann'), await api.as('Ada', 'admin')];
  const { id } = await placed(ann);
  await ada.post(`/api/admin/orders/${id}/extend`, { days: 1, reason: 'On holiday' });
  await bring(api, id, { phase: 'provisioning' });
  await ada.post(`/api/admin/orders/${id}/change-host`, { host: 'docker' });

  const { past } = (await ada.get(`/api/orders/${id}/timeline`)).body;

  assert.ok(texts(past).includes('More time was given (1 day) by Ada: On holiday.'), texts(past).join('\n'));
  assert.ok(texts(past).includes('Another host was chosen (docker) by Ada.'), texts(past).join('\n'));
});

test('whoever is terminated reads why, as the message promises', async (t) => {
  const api = await serveApi(t);
  const [ann, ada] = [await api.as('Ann'), await api.as('Ada', 'admin')];
  const { id } = await serving(api, ann);
  await ada.post(`/api/admin/orders/${id}/terminate`, { reason: 'It sends spam' });

  const { past } = (await ann.get(`/api/orders/${id}/timeline`)).body;

  assert.ok(texts(past).includes('The order was terminated by Botyard staff: It sends spam.'), texts(past).join('\n'));
});

test('money that was waived is told to staff with the reason', async (t) => {
  const api = await serveApi(t);
  const [ann, ada] = [await api.as('Ann'), await api.as('Ada', 'admin')];
  const { id: paymentId, orderId: id } = await submitted(ann);
  await ada.post(`/api/admin/payments/${paymentId}/confirm`, { amount: 700 });
  await bring(api, id, { phase: 'ended', refundDue: 200 });
  const settle = { outcome: 'waived', amount: 200, reason: 'A gift' };
  assert.equal((await ada.post(`/api/admin/orders/${id}/settle`, settle)).status, 200);

  const [forStaff, forAnn] = [await ada.get(`/api/orders/${id}/timeline`), await ann.get(`/api/orders/${id}/timeline`)];

  assert.ok(texts(forStaff.body.past).includes('The refund of 2.00 USD was waived by Ada: A gift.'));
  assert.ok(texts(forAnn.body.past).includes('The refund of 2.00 USD was waived by Botyard staff.'));
});

test('an invoice that nobody has to pay any more is told as void', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');
  const { id } = await accepted(ann);
  await within(api.orm, { kind: 'system' }, (em) => em.execute("update invoices set status = 'void'"));

  const { past } = (await ann.get(`/api/orders/${id}/timeline`)).body;

  assert.ok(texts(past).includes('Invoice for the order opened: 5.00 USD. It is void by now.'), texts(past).join('\n'));
});
