import type { ServedApi } from '../fixtures/api.ts';
import type { Caller, Json } from '../fixtures/caller.ts';
import { accepted, bring } from './order-life.ts';

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A paid order that waits for approval, with a proof of its payment; answers what the customer was told of it at first. */
export async function waitingOrder(api: ServedApi, customer: Caller, changes: object = {}): Promise<Json> {
  const order = await accepted(customer, changes);
  const form = new FormData();
  for (const [name, value] of Object.entries({ method: 'manual', reference: 'Transfer 7' })) form.append(name, value);
  form.append('proof', new File([png], 'receipt.png'));
  const payment = await customer.post(`/api/orders/${order.id}/payments`, form);
  const cashier = await api.as('Cashier', 'admin');
  await cashier.post(`/api/admin/payments/${payment.body.id}/confirm`);
  await bring(api, order.id, { phase: 'awaiting-approval', paid: true });
  return order;
}
