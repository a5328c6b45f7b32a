import { useQuery } from '@tanstack/react-query';
import { ChevronRight, CircleCheck, CircleHelp, CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatMoney } from '../../../domain/money.ts';
import { Answered } from '../../parts/answered.tsx';
import { may, useMe } from '../../server/me.ts';
import type { Order, Payment } from '../orders/questions.ts';
import { planQuestion } from './questions.ts';

type Verdict = 'well' | 'amiss' | 'open';

const looks = {
  well: { icon: CircleCheck, colour: 'text-good', words: 'Well' },
  amiss: { icon: CircleX, colour: 'text-bad', words: 'Amiss' },
  open: { icon: CircleHelp, colour: 'text-warn', words: 'Open' },
};

interface Props {
  order: Order;
  payments: readonly Payment[] | undefined;
}

/** What to look at before an order is approved, and what approving does. */
export function Checks({ order, payments }: Props) {
  const mayAsk = may(useMe(), 'order.provision');
  return (
    <div className="grid gap-3">
      <ul className="grid gap-2">
        {payments && <PaidCheck order={order} payments={payments} />}
        {mayAsk && <HostCheck order={order} />}
      </ul>
      {mayAsk && <Consequences order={order} />}
    </div>
  );
}

function PaidCheck({ order: { price }, payments }: { order: Order; payments: readonly Payment[] }) {
  const arrived = payments
    .filter(({ status }) => status === 'confirmed')
    .reduce((sum, { receivedAmount }) => sum + (receivedAmount ?? 0), 0);
  const paid = formatMoney({ amount: arrived, currency: price.currency });
  return arrived >= price.amount ? (
    <Check verdict="well">
      {paid} of {formatMoney(price)} have arrived.
    </Check>
  ) : (
    <Check verdict="amiss">
      Only {paid} of {formatMoney(price)} have arrived.
    </Check>
  );
}

function HostCheck({ order }: { order: Order }) {
  const plan = useQuery(planQuestion(order));
  const verdicts = { ready: 'well', refused: 'amiss', unknown: 'open' } as const;
  return plan.data ? (
    <Check verdict={verdicts[plan.data.preflight.says]}>
      {plan.data.preflight.sentence} {plan.data.preflight.remedy}
    </Check>
  ) : (
    <li>
      <Answered of={plan} what="what the host says" lines={1}>
        {() => null}
      </Answered>
    </li>
  );
}

function Consequences({ order }: { order: Order }) {
  const { data } = useQuery(planQuestion(order));
  if (!data) return null;
  return (
    <details className="group text-sm">
      <summary className="inline-flex min-h-8 list-none items-center gap-1.5 text-soft hover:text-ink">
        <ChevronRight aria-hidden="true" className="size-4 transition-transform group-open:rotate-90" /> What approving
        does
      </summary>
      <ol className="mt-1 ml-5 grid list-decimal gap-1">
        {data.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </details>
  );
}

function Check({ verdict, children }: { verdict: Verdict; children: ReactNode }) {
  const { icon: Icon, colour, words } = looks[verdict];
  return (
    <li className="flex gap-2">
      <Icon role="img" aria-label={words} className={`mt-0.5 size-[1.125rem] shrink-0 ${colour}`} />
      <span className="min-w-0">{children}</span>
    </li>
  );
}
