import type { TimelineEntry } from '../../../domain/timeline.ts';
import type { PaymentStatus } from '../../entities/payment.ts';
import type { Em } from '../../orm.ts';
import type { Reader } from '../timeline.ts';
import { namesOf } from './names.ts';

interface PaymentRow {
  reference: string;
  amount: number;
  received: number | null;
  currency: string;
  status: PaymentStatus;
  submittedAt: string;
  decidedAt: string | null;
  decidedBy: string | null;
  reason: string | null;
}

interface RefundRow {
  amount: number;
  currency: string;
  status: 'due' | 'refunded' | 'waived';
  dueAt: string;
  settledAt: string | null;
  settledBy: string | null;
  reason: string | null;
}

interface InvoiceRow {
  subject: string;
  amount: number;
  currency: string;
  openedAt: string;
  isVoid: boolean;
}

const invoiceOpened = ({ subject, amount, currency, openedAt, isVoid }: InvoiceRow): TimelineEntry => ({
  at: Date.parse(openedAt),
  kind: 'invoice',
  subject,
  amount: { amount, currency },
  isVoid,
});

/** Invoices, payments, what staff has decided about them, and refunds. */
export async function moneyEntries(em: Em, orderId: string, { isStaff }: Reader): Promise<TimelineEntry[]> {
  const payments = await em.execute<PaymentRow[]>(
    `select reference, amount, received_amount as received, currency, status, submitted_at::text as "submittedAt",
       decided_at::text as "decidedAt", decided_by as "decidedBy", rejection_reason as reason
     from payments where order_id = ?`,
    [orderId],
  );
  const refunds = await em.execute<RefundRow[]>(
    `select r.amount, r.currency, r.status, r.due_at::text as "dueAt", r.settled_at::text as "settledAt",
       r.settled_by as "settledBy", case when ? then a.reason end as reason
     from refunds r left join audit_logs a on a.id = r.settlement_id where r.order_id = ?`,
    [isStaff, orderId],
  );
  const invoices = await em.execute<InvoiceRow[]>(
    `select subject, amount, currency, opened_at::text as "openedAt", status = 'void' as "isVoid"
     from invoices where order_id = ? and amount > 0`,
    [orderId],
  );
  const nameOf = await namesOf(em, [...payments.map((row) => row.decidedBy), ...refunds.map((row) => row.settledBy)]);
  return [
    ...invoices.map(invoiceOpened),
    ...payments.flatMap((row) => paymentStory(row, nameOf(row.decidedBy))),
    ...refunds.flatMap((row) => refundStory(row, nameOf(row.settledBy))),
  ];
}

function paymentStory(row: PaymentRow, by: string | null): TimelineEntry[] {
  const { reference, currency, status, reason } = row;
  const amount = { amount: row.amount, currency };
  const story: TimelineEntry[] = [{ at: Date.parse(row.submittedAt), kind: 'payment-submitted', amount, reference }];
  if (row.decidedAt === null) return story;
  const at = Date.parse(row.decidedAt);
  const received = { amount: row.received ?? row.amount, currency };
  return [
    ...story,
    status === 'confirmed'
      ? { at, kind: 'payment-confirmed', amount: received, by }
      : { at, kind: 'payment-rejected', amount, by, reason },
  ];
}

function refundStory({ status, dueAt, settledAt, reason, ...row }: RefundRow, by: string | null): TimelineEntry[] {
  const amount = { amount: row.amount, currency: row.currency };
  const due: TimelineEntry = { at: Date.parse(dueAt), kind: 'refund', status: 'due', amount, by: null };
  return settledAt === null ? [due] : [due, { at: Date.parse(settledAt), kind: 'refund', status, amount, by, reason }];
}
