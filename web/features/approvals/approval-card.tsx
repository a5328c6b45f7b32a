import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { Answered } from '../../parts/answered.tsx';
import { Exactly } from '../../parts/moment.tsx';
import { may, useMe } from '../../server/me.ts';
import { PaymentList } from '../orders/payment-list.tsx';
import { PriceTable } from '../orders/price-table.tsx';
import { type Order, paymentsQuestion } from '../orders/questions.ts';
import { useCatalogueNames } from '../orders/words.ts';
import { Checks } from './checks.tsx';
import { Decision } from './decision.tsx';

/** One order that waits: who wants what, what was paid, what to look at, and the decision. */
export function ApprovalCard({ order, decided }: { order: Order; decided: () => void }) {
  const names = useCatalogueNames();
  const payments = useQuery(paymentsQuestion(order.id));
  const titleId = useId();
  return (
    <li aria-labelledby={titleId} className="rounded-2xl border border-line bg-sheet shadow-sheet">
      <header className="px-5 py-4 lg:border-line lg:border-b">
        <h2 id={titleId} className="flex flex-wrap items-baseline gap-x-3 font-semibold text-base">
          <Link
            to="/orders/$orderId"
            params={{ orderId: order.id }}
            className="tabular-nums underline-offset-4 hover:underline"
          >
            {order.number}
          </Link>
          <span className="min-w-0 wrap-anywhere font-medium">{order.customer.name ?? 'A customer who is gone'}</span>
        </h2>
        <p className="text-soft text-sm">
          {[names.plan(order.tier), ...order.addons.map(names.addon)].join(' + ')} · for Discord server {order.guildId}{' '}
          · waiting since <Exactly at={order.since} />
        </p>
      </header>
      <div className="grid lg:grid-cols-3">
        <Column title="Price">
          <PriceTable order={order} />
        </Column>
        <Column title="What was paid">
          <Answered of={payments} what="the payments" lines={1}>
            {(all) => <PaymentList payments={all} />}
          </Answered>
        </Column>
        <Column title="To look at">
          <Checks order={order} payments={payments.data} />
        </Column>
      </div>
      <DecisionIfAllowed order={order} decided={decided} />
    </li>
  );
}

function Column({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="min-w-0 border-line border-t px-5 py-4 lg:border-t-0 lg:border-l lg:first:border-l-0">
      <h3 className="mb-2.5 font-medium text-soft text-sm">{title}</h3>
      {children}
    </section>
  );
}

function DecisionIfAllowed({ order, decided }: { order: Order; decided: () => void }) {
  return may(useMe(), 'order.approve') ? <Decision order={order} decided={decided} /> : null;
}
