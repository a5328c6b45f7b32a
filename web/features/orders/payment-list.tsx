import { Paperclip } from 'lucide-react';
import { formatMoney } from '../../../domain/money.ts';
import { Badge } from '../../parts/badge.tsx';
import { Moment } from '../../parts/moment.tsx';
import type { Payment } from './questions.ts';
import { paymentLooks } from './words.ts';

export function PaymentList({ payments }: { payments: readonly Payment[] }) {
  if (payments.length === 0) return <p className="text-soft">Nothing has been paid.</p>;
  return (
    <ul className="grid gap-3">
      {payments.map((payment) => (
        <PaymentView key={payment.id} payment={payment} />
      ))}
    </ul>
  );
}

function PaymentView({ payment }: { payment: Payment }) {
  const { amount, receivedAmount, currency, status, reference, submittedAt, rejectionReason, decidedBy } = payment;
  const { words, tone } = paymentLooks[status];
  return (
    <li className="grid gap-0.5">
      <p className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <span className="font-medium tabular-nums">{formatMoney({ amount: receivedAmount ?? amount, currency })}</span>
        <Badge tone={tone}>{words}</Badge>
      </p>
      <p className="text-soft text-sm">
        Reference {reference} · <Moment at={submittedAt} />
        {decidedBy && <> · {decidedBy}</>}
      </p>
      {rejectionReason && <p className="text-sm">{rejectionReason}</p>}
      <Proof payment={payment} />
    </li>
  );
}

/** What a customer has sent is only ever saved, never shown in our place. */
function Proof({ payment: { id, orderId, proof } }: { payment: Payment }) {
  if (!proof) return <p className="text-soft text-sm">No proof came with it.</p>;
  return (
    <a
      href={`/api/orders/${orderId}/payments/${id}/proof`}
      download
      className="inline-flex min-h-8 items-center gap-1.5 justify-self-start text-press text-sm underline-offset-4 hover:underline"
    >
      <Paperclip aria-hidden="true" className="size-4 shrink-0" />
      <span className="min-w-0 break-all">
        Save the proof {proof.fileName} ({Math.max(1, Math.round(proof.size / 1_024))} KB)
      </span>
    </a>
  );
}
