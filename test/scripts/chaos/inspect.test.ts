import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endOfPeriod } from '../../../domain/calendar.ts';
import type { OrderState } from '../../../domain/order-state.ts';
import type { OpenBooks } from '../../../scripts/chaos/inspect/database.ts';
import { inspectDeeds } from '../../../scripts/chaos/inspect/deeds.ts';
import type { Lived } from '../../../scripts/chaos/inspect/lived.ts';
import { inspectMoney } from '../../../scripts/chaos/inspect/money.ts';
import { inspectNotices } from '../../../scripts/chaos/inspect/notices.ts';
import { inspectPhases } from '../../../scripts/chaos/inspect/phases.ts';
import { lives } from '../../../scripts/chaos/lives.ts';
import { anOrderState } from '../../factories/order-state.ts';

const began = Date.UTC(2026, 0, 31);
const day = 86_400_000;
const monthAndThreeDays = endOfPeriod(began, 'month', 31) + 3 * day;

/** A bot at work, to whose month staff has added three days, as its people and the books know it. */
function aSoundWorld() {
  const term = { from: began, until: monthAndThreeDays, subject: 'first', price: 500, day: 3 };
  const state: OrderState = anOrderState({ phase: 'active', version: 9, lastFact: 2, terms: [term] });
  const { orderId: order_id, number } = state;
  const ledger = {
    orderId: order_id,
    payments: new Map([['payment', 500]]),
    daysAdded: 3,
    tokens: ['a.b.c'],
    deeds: new Map([['order.extend', 1]]),
  };
  const life: Lived = { name: 'active', number: 1, story: lives.active, ledger, stuck: null };
  const tables: Record<string, object[]> = {
    outbox: [],
    payments: [{ id: 'payment', order_id, invoice_id: 'invoice', status: 'confirmed', received_amount: 500 }],
    invoices: [{ id: 'invoice', number: 'R2026-000001', order_id, amount: 500, paid_amount: 500, status: 'paid' }],
    refunds: [],
    notices: [
      { order_id, key: 'live:8:customer', recipient: 'customer', title: 'Your bot is live!', text: 'It works.' },
    ],
    audit_logs: [{ order_id, action: 'order.extend', outcome: 'done' }],
    event_log: [
      { order_id, phase: 'awaiting-payment', version: 2 },
      { order_id, phase: 'provisioning', version: 5 },
      { order_id, phase: 'active', version: 8 },
    ],
  };
  const order = { id: order_id, number, phase: 'active', version: 9, factNumber: 2, endReason: null, state };
  const books = {
    orders: async () => [order],
    all: async (query: string) => tables[/ from (\w+)/.exec(query)?.[1] ?? ''] ?? assert.fail(`not prepared: ${query}`),
  } as unknown as OpenBooks;
  return { order, state, life, tables, books };
}

type World = ReturnType<typeof aSoundWorld>;

async function findingsIn({ books, life }: World) {
  const inspections = [inspectPhases, inspectMoney, inspectNotices, inspectDeeds];
  return (await Promise.all(inspections.map((inspect) => inspect(books, [life])))).flat();
}

test('nothing is found where all is sound', async () => {
  assert.deepEqual(await findingsIn(aSoundWorld()), []);
});

const again = (rows: object[] | undefined, changes: object = {}) => rows?.push({ ...rows[0], ...changes });

const damages: Record<string, { does(world: World): unknown; is: 'lost' | 'double' }> = {
  'an order in a phase that it must not be in': {
    does: ({ order }) => Object.assign(order, { phase: 'ended' }),
    is: 'lost',
  },
  'an order that is gone': { does: ({ books }) => Object.assign(books, { orders: async () => [] }), is: 'lost' },
  'a life whose people could not go on': {
    does: ({ life }) => Object.assign(life, { stuck: 'It took too long.' }),
    is: 'lost',
  },
  'a fact that was never heard': { does: ({ order }) => Object.assign(order, { factNumber: 3 }), is: 'lost' },
  'a message that was never delivered': { does: ({ tables }) => tables['outbox']?.push({ order_id: 'x' }), is: 'lost' },
  'days that were added twice': {
    does: ({ state }) => Object.assign(state, { terms: [{ ...state.terms[0], until: monthAndThreeDays + 3 * day }] }),
    is: 'lost',
  },
  'a payment that is not in the books': { does: ({ tables }) => tables['payments']?.pop(), is: 'lost' },
  'a payment that nobody made': { does: ({ tables }) => again(tables['payments'], { id: 'another' }), is: 'double' },
  'money that was counted and not received': {
    does: ({ tables }) => Object.assign(tables['payments']?.[0] ?? {}, { received_amount: 300 }),
    is: 'lost',
  },
  'a refund that nobody must have': {
    does: ({ tables }) =>
      tables['refunds']?.push({ ...tables['payments']?.[0], payment_id: 'payment', amount: 100, status: 'due' }),
    is: 'lost',
  },
  'an invoice number that is missing': {
    does: ({ tables }) => Object.assign(tables['invoices']?.[0] ?? {}, { number: 'R2026-000002' }),
    is: 'lost',
  },
  'a notice that was sent again with another key': {
    does: ({ tables }) => again(tables['notices'], { key: 'live:11:customer' }),
    is: 'double',
  },
  'a notice twice in the same words': {
    does: ({ tables }) => again(tables['notices'], { key: 'lively:8:customer' }),
    is: 'double',
  },
  'a command that was done twice': { does: ({ tables }) => again(tables['audit_logs']), is: 'double' },
  'a command of which nobody knows what came of it': {
    does: ({ tables }) => again(tables['audit_logs'], { action: 'order.restart', outcome: 'asked' }),
    is: 'lost',
  },
  'a step that was written down twice': {
    does: ({ tables }) => tables['event_log']?.push(tables['event_log'].at(-1)!),
    is: 'double',
  },
  'a phase that was jumped to': { does: ({ tables }) => tables['event_log']?.splice(1, 1), is: 'lost' },
};

for (const [damage, { does, is }] of Object.entries(damages)) {
  test(`found: ${damage}`, async () => {
    const world = aSoundWorld();
    does(world);

    const findings = await findingsIn(world);

    assert.ok(
      findings.some((finding) => finding.damage === is),
      JSON.stringify(findings),
    );
  });
}
