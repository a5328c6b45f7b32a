import type { ProofType } from '../../domain/proof.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { PaymentStatus } from '../entities/payment.ts';
import type { Em } from '../orm.ts';
import { type Listed, onePage } from './list-orders.ts';

export interface PaymentRecord {
  id: string;
  orderId: string;
  orderNumber: string;
  invoiceId: string;
  customerId: string;
  method: 'manual';
  reference: string;
  amount: number;
  receivedAmount: number | null;
  currency: string;
  status: PaymentStatus;
  submittedAt: string;
  decidedAt: string | null;
  decidedByName: string | null;
  rejectionReason: string | null;
  proof: { fileName: string; mediaType: ProofType; size: number } | null;
}

const selectPayments = `
  select p.id, p.order_id as "orderId", o.number as "orderNumber", p.invoice_id as "invoiceId",
    p.customer_id as "customerId", p.method, p.reference, p.amount, p.received_amount as "receivedAmount", p.currency,
    p.status, p.submitted_at::text as "submittedAt", p.decided_at::text as "decidedAt",
    u.name as "decidedByName", p.rejection_reason as "rejectionReason",
    case when f.id is not null then
      jsonb_build_object('fileName', f.file_name, 'mediaType', f.media_type, 'size', f.size) end as proof
  from payments p join orders o on o.id = p.order_id left join users u on u.id = p.decided_by
    left join payment_proofs f on f.payment_id = p.id`;

export async function findPayment(em: Em, id: string): Promise<PaymentRecord | null> {
  const [payment] = await em.execute<PaymentRecord[]>(`${selectPayments} where p.id = ?`, [id]);
  return payment ?? null;
}

export async function getPayment(em: Em, id: string): Promise<PaymentRecord> {
  const payment = await findPayment(em, id);
  if (!payment)
    throw new Refusal('payment-missing', 'There is no such payment.', {
      remedy: 'The list of payments shows those that are there.',
    });
  return payment;
}

/** The payments of one order, the oldest first. */
export const paymentsOf = (em: Em, orderId: string): Promise<PaymentRecord[]> =>
  em.execute<PaymentRecord[]>(`${selectPayments} where p.order_id = ? order by p.submitted_at, p.id`, [orderId]);

/** Who has waited longest comes first. */
export async function listPayments(
  em: Em,
  { status = null, limit, after }: { status?: PaymentStatus | null; limit: number; after: string[] | null },
): Promise<Listed<PaymentRecord>> {
  const [time = null, id = null] = after ?? [];
  const rows = await em.execute<PaymentRecord[]>(
    `${selectPayments} where (?::text is null or p.status = ?)
       and (?::timestamptz is null or (p.submitted_at, p.id) > (?::timestamptz, ?::uuid))
     order by p.submitted_at, p.id limit ?`,
    [status, status, time, time, id, limit + 1],
  );
  return onePage(rows, limit, (row) => [row.submittedAt, row.id]);
}
