import { Exactly } from '../../parts/moment.tsx';
import { useMe } from '../../server/me.ts';
import type { Order } from './questions.ts';
import { useCatalogueNames } from './words.ts';

export function OrderFacts({ order }: { order: Order }) {
  const names = useCatalogueNames();
  const isForeign = order.customer.id !== useMe().id;
  const facts = [
    ...(isForeign ? [['Customer', order.customer.name ?? 'gone'] as const] : []),
    ['Plan', names.plan(order.tier)] as const,
    ['Add-ons', order.addons.map(names.addon).join(', ') || 'none'] as const,
    ['Discord server', order.guildId] as const,
    ['Runs on', order.host] as const,
    ['Placed', <Exactly key="placed" at={order.placedAt} />] as const,
    ...(order.paidUntil ? [['Paid until', <Exactly key="paid" at={order.paidUntil} />] as const] : []),
  ];
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2 px-5 py-4">
      {facts.map(([name, fact]) => (
        <div key={name} className="contents">
          <dt className="text-soft">{name}</dt>
          <dd className="wrap-anywhere text-right tabular-nums">{fact}</dd>
        </div>
      ))}
    </dl>
  );
}
