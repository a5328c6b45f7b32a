import { test } from 'node:test';
import { anOrder } from '../factories/order-life.ts';
import { fakeHost } from '../fixtures/hosts.ts';
import { openHouse } from '../fixtures/house.ts';
import { isLive, openWeb } from '../fixtures/web.ts';

test('an order is approved on the page, built by the real workflow, and the customer watches its bot go live', async (t) => {
  const house = await openHouse(t, { hosts: { simulation: fakeHost().host } });
  const { orm, commander, keys, url } = house;
  const { api, windowOf } = await openWeb(t, { changes: { orm, commander, keys }, databaseUrl: url });
  const customer = await windowOf('ann', '/orders');
  await isLive(customer);
  const [ann, cashier] = [await api.as('ann'), await api.as('Cashier', 'admin')];
  const token = 'an-id-of-somebody.sixsix.a-long-part-of-a-token';
  const { id, number } = (await ann.post('/api/orders', anOrder({ bot: { token } }))).body;
  await customer.getByRole('link', { name: number }).click();
  await ann.post(`/api/orders/${id}/accept-quote`);
  const payment = await ann.post(`/api/orders/${id}/payments`, { method: 'manual', reference: 'R 7' });
  const admin = await windowOf('ada', '/approvals');
  await isLive(admin);
  await cashier.post(`/api/admin/payments/${payment.body.id}/confirm`);

  await admin.getByRole('button', { name: `Approve order ${number}` }).click();

  await admin.getByText('Nothing waits for approval').waitFor();
  await customer.getByText('Your bot is live.').waitFor();
  await customer.getByText('At work', { exact: true }).waitFor();
});
