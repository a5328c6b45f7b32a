import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { formatMoney } from '../../../domain/money.ts';
import { Badge } from '../../parts/badge.tsx';
import { Moment } from '../../parts/moment.tsx';
import type { Me } from '../../server/me.ts';
import { PhaseBadge } from './phase-badge.tsx';
import type { Order } from './questions.ts';
import { turnWords, useCatalogueNames } from './words.ts';

export function OrderRow({ order, me }: { order: Order; me: Me }) {
  const names = useCatalogueNames();
  const turn = turnWords(order, me);
  const isForeign = order.customer.id !== me.id;
  return (
    <li className="relative grid gap-x-6 gap-y-1 px-5 py-4 hover:bg-sunk/60 md:grid-cols-[minmax(0,1fr)_auto] md:pr-12">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Link
          to="/orders/$orderId"
          params={{ orderId: order.id }}
          className="font-semibold tabular-nums before:absolute before:inset-0"
        >
          {order.number}
        </Link>
        <PhaseBadge phase={order.phase} />
        {order.attention && <Badge tone="bad">Needs help</Badge>}
      </div>
      <p className="tabular-nums md:text-right">
        {formatMoney(order.price)} <span className="text-soft">for the first {order.period}</span>
      </p>
      <p className="min-w-0 text-soft">
        {turn && <strong className="font-medium text-ink">{turn}: </strong>}
        {order.waitingFor.what}
      </p>
      <p className="wrap-anywhere min-w-0 text-soft text-sm md:max-w-80 md:text-right">
        {names.plan(order.tier)}
        {isForeign && order.customer.name && <> · {order.customer.name}</>} · placed <Moment at={order.placedAt} />
      </p>
      <ChevronRight
        aria-hidden="true"
        className="absolute top-1/2 right-4 hidden size-5 -translate-y-1/2 text-soft md:block"
      />
    </li>
  );
}
