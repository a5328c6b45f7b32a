import { double, type Finding, lost } from '../findings.ts';
import type { LifeStory } from '../lives/life.ts';
import type { OpenBooks, OrderRow } from './database.ts';
import { type Lived, nameOf } from './lived.ts';

interface Payment {
  id: string;
  order_id: string;
  invoice_id: string;
  status: string;
  received_amount: number | null;
}

interface Invoice {
  id: string;
  number: string;
  order_id: string;
  amount: number;
  paid_amount: number;
  status: string;
}

interface Refund {
  order_id: string;
  payment_id: string;
  cause: string;
  amount: number;
  status: 'due' | 'refunded' | 'waived';
}

interface Accounts {
  payments: Payment[];
  invoices: Invoice[];
  refunds: Refund[];
}

/** What was received stands in the books once, and all of it is either an invoice's or on its way back. */
export async function inspectMoney(books: OpenBooks, lived: readonly Lived[]): Promise<Finding[]> {
  const [payments, invoices, refunds, orders] = await Promise.all([
    books.all<Payment>('select * from payments'),
    books.all<Invoice>('select * from invoices order by number'),
    books.all<Refund>('select * from refunds'),
    books.orders(),
  ]);
  const of = <Row extends { order_id: string }>(rows: Row[], id: string) =>
    rows.filter(({ order_id }) => order_id === id);
  const findings = lived.flatMap((life) => {
    const order = orders.find(({ id }) => id === life.ledger.orderId);
    if (!order) return [];
    const { id } = order;
    const accounts = { payments: of(payments, id), invoices: of(invoices, id), refunds: of(refunds, id) };
    return [
      ...paymentsAsKnown(life, order, accounts.payments),
      ...[...invoicesAddUp(accounts), ...stateAddsUp(order, accounts), ...backAsItMust(life.story, accounts)].map(
        (what) => lost(`${nameOf(life, order)} ${what}`),
      ),
    ];
  });
  return [...findings, ...numbersWithoutGaps(invoices)];
}

/** Exactly the payments that its people know of, decided as they were decided. */
function paymentsAsKnown(life: Lived, order: OrderRow, payments: Payment[]): Finding[] {
  const { ledger, stuck } = life;
  const missing = [...ledger.payments].filter(
    ([id, received]) => (payments.find((payment) => payment.id === id)?.received_amount ?? null) !== received,
  );
  const strange = stuck ? [] : payments.filter(({ id }) => !ledger.payments.has(id));
  return [
    ...missing.map(([id, received]) =>
      lost(`${nameOf(life, order)} paid ${received} (${id}), which is not in the books.`),
    ),
    ...strange.map(({ id }) => double(`${nameOf(life, order)} has a payment that nobody made: ${id}.`)),
  ];
}

function invoicesAddUp({ payments, invoices, refunds }: Accounts): string[] {
  return invoices.flatMap(({ id, number, amount, paid_amount, status }) => {
    const its = payments.filter(({ invoice_id, status }) => invoice_id === id && status === 'confirmed');
    const back = (payment: Payment, causes: (cause: string) => boolean) =>
      total(refunds.filter(({ payment_id, cause }) => payment_id === payment.id && causes(cause)));
    const received = its.reduce((sum, payment) => sum + (payment.received_amount ?? 0), 0);
    const surplus = its.reduce((sum, payment) => sum + back(payment, (cause) => cause === 'surplus'), 0);
    const tooMuch = its.some((payment) => back(payment, () => true) > (payment.received_amount ?? 0));
    return [
      ...(received - surplus === paid_amount
        ? []
        : [`received ${received}, ${surplus} too much, and counts ${paid_amount} on invoice ${number}.`]),
      ...(tooMuch ? [`gives back more than was received for invoice ${number}.`] : []),
      ...((status === 'paid') === (paid_amount === amount) || status === 'void'
        ? []
        : [`calls invoice ${number} ${status}, with ${paid_amount} of ${amount} paid.`]),
    ];
  });
}

function stateAddsUp({ phase, state }: OrderRow, { payments, invoices, refunds }: Accounts): string[] {
  const due = total(refunds.filter(({ status }) => status === 'due'));
  const waiting = payments.filter(({ status }) => status === 'submitted').length;
  const open = invoices.filter(({ status }) => status === 'open').length;
  return [
    ...(state.refundDue === due ? [] : [`believes that ${state.refundDue} are due back, and the books say ${due}.`]),
    ...(state.paymentsWaiting === waiting
      ? []
      : [`believes that ${state.paymentsWaiting} payments wait, and the books say ${waiting}.`]),
    ...(phase === 'ended' && (due || waiting || open) ? ['has ended with money open.'] : []),
    ...(phase === 'settling' && !due && !waiting ? ['settles although no money is open.'] : []),
  ];
}

function backAsItMust({ rests: { back } }: LifeStory, { payments, refunds }: Accounts): string[] {
  if (!back) return [];
  const received = payments.reduce((sum, { received_amount }) => sum + (received_amount ?? 0), 0);
  return (['due', 'refunded', 'waived'] as const).flatMap((status) => {
    const wanted = back[status] ?? 0;
    const found = total(refunds.filter((refund) => refund.status === status));
    const fits = wanted === 'some' ? found > 0 && found <= received : found === (wanted === 'all' ? received : wanted);
    return fits ? [] : [`should have ${wanted} ${status} of ${received}, and has ${found}.`];
  });
}

/** Numbers are taken one after the other, each once. */
function numbersWithoutGaps(invoices: Invoice[]): Finding[] {
  const running = invoices.map(({ number }) => Number(number.split('-')[1]));
  const wrong = running.findIndex((number, index) => number !== index + 1);
  return wrong < 0 ? [] : [lost(`The invoices have a gap or a double before ${invoices[wrong]!.number}.`)];
}

const total = (refunds: Refund[]) => refunds.reduce((sum, { amount }) => sum + amount, 0);
