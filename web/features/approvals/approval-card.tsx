import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { Answered } from '../../parts/answered.tsx';
import { Moment } from '../../parts/moment.tsx';
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
  const column = 'px-5 py-4 max-lg:border-line max-lg:border-t lg:border-line lg:border-l lg:first:border-l-0';
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
          <span className="min-w-0 break-words font-medium">{order.customer.name ?? 'A customer who is gone'}</span>
        </h2>
        <p className="text-soft text-sm">
          {[names.plan(order.tier), ...order.addons.map(names.addon)].join(' + ')} · for Discord server {order.guildId}{' '}
          · waits since <Moment at={order.since} />
        </p>
      </header>
      <div className="grid lg:grid-cols-3">
        <section aria-label="Price" className={`${column} px-0 py-0`}>
          <PriceTable order={order} />
        </section>
        <section aria-label="What was paid" className={column}>
          <Answered of={payments} what="the payments" lines={1}>
            {(all) => <PaymentList payments={all} />}
          </Answered>
        </section>
        <section aria-label="Checks" className={column}>
          <Checks order={order} payments={payments.data} />
        </section>
      </div>
      <DecisionIfAllowed order={order} decided={decided} />
    </li>
  );
}

function DecisionIfAllowed({ order, decided }: { order: Order; decided: () => void }) {
  return may(useMe(), 'order.approve') ? <Decision order={order} decided={decided} /> : null;
}
