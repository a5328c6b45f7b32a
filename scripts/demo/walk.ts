import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from '../../api/contract.ts';
import type { confirmPayment } from '../../api/routes/admin/confirm-payment.ts';
import type { placeOrder } from '../../api/routes/place-order.ts';
import type { readOrder } from '../../api/routes/read-order.ts';
import type { readTimeline } from '../../api/routes/read-timeline.ts';
import { formatMoney } from '../../domain/money.ts';
import type { Phase } from '../../domain/order.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Api } from './api.ts';
import type { Demo } from './open.ts';

type Order = Answer<typeof readOrder>;
type Payment = Answer<typeof confirmPayment>;

const patience = 90_000;

/** One order from the quote to the bot at work, as a customer and an admin live it. */
export async function walkAnOrder({ customer, admin, temporalUi }: Demo): Promise<void> {
  const placed = await customer.post<Answer<typeof placeOrder>>('/api/orders', newOrder());
  expect('quoted', placed.phase);
  say('Customer', `ordered a bot: ${placed.number}, ${formatMoney(placed.price)}.`);

  const accepted = await customer.post<Order>(`/api/orders/${placed.id}/accept-quote`);
  expect('awaiting-payment', accepted.phase);
  say('Customer', 'accepted the quote.');

  const payment = await customer.post<Payment>(`/api/orders/${placed.id}/payments`, {
    method: 'manual',
    reference: `Demo ${placed.number}`,
  });
  expect(placed.price.amount, payment.amount);
  say('Customer', `paid ${formatMoney(payment)} and wrote down the reference "${payment.reference}".`);

  await admin.post<Payment>(`/api/admin/payments/${payment.id}/confirm`);
  await untilPhase(admin, placed.id, 'awaiting-approval');
  say('Admin', 'saw the money arrive and confirmed it.');

  await admin.post<Order>(`/api/admin/orders/${placed.id}/approve`);
  say('Admin', 'approved the order. The bot is being built …');

  const active = await untilPhase(customer, placed.id, 'active');
  expect('active', active.deployment.status);
  say('Botyard', `built the bot on ${active.host}: server ${active.deployment.serverId}.`);
  await tellTheStory(customer, placed.id, temporalUi);
}

const newOrder = () => ({
  tier: 'starter',
  addons: [],
  guildId: String(10n ** 17n + BigInt(`0x${randomBytes(6).toString('hex')}`)),
  period: 'month',
  bot: { token: [12, 6, 24].map((bytes) => randomBytes(bytes).toString('base64url')).join('.') },
});

function expect<Value>(expected: Value, found: Value): void {
  if (found === expected) return;
  throw new Refusal('not-as-expected', `Expected ${expected}, but it is ${found}.`);
}

async function untilPhase(api: Api, orderId: string, phase: Phase): Promise<Order> {
  const deadline = Date.now() + patience;
  while (true) {
    const order = await api.get<Order>(`/api/orders/${orderId}`);
    if (order.phase === phase) return order;
    if (order.attention) throw stuck(order, order.attention.remedy ?? undefined);
    if (Date.now() > deadline || order.phase === 'ended') throw stuck(order, 'GET /health tells which part is away.');
    await pause(100);
  }
}

const stuck = ({ number, phase, waitingFor }: Order, remedy: string | undefined) =>
  new Refusal('stuck', `Order ${number} is still ${phase}: ${waitingFor.what}`, { remedy });

async function tellTheStory(api: Api, orderId: string, temporalUi: string | null): Promise<void> {
  const { past } = await api.get<Answer<typeof readTimeline>>(`/api/orders/${orderId}/timeline`);
  console.log('\nThe order, as its customer reads it:');
  for (const { at, text } of past) console.log(`  ${at.slice(11, 19)}  ${text}`);
  if (temporalUi) console.log(`\nIn Temporal: ${temporalUi}/namespaces/default/workflows/order:${orderId}`);
}

const say = (who: string, what: string) => console.log(`${who.padEnd(9)} ${what}`);
