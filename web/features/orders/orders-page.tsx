import { useInfiniteQuery } from '@tanstack/react-query';
import { Package } from 'lucide-react';
import { Answered } from '../../parts/answered.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../parts/page.tsx';
import { ShowMore } from '../../parts/show-more.tsx';
import { may, useMe } from '../../server/me.ts';
import { OrderRow } from './order-row.tsx';
import { ordersQuestion } from './questions.ts';

export function OrdersPage() {
  const me = useMe();
  const orders = useInfiniteQuery(ordersQuestion);
  const isStaff = may(me, 'admin.read');
  return (
    <Page
      title="Orders"
      about={isStaff ? 'All orders of this Botyard, the newest first.' : 'Your bots, and where each of them is.'}
    >
      <Answered of={orders} what="the orders">
        {({ pages }) => {
          const all = pages.flatMap((page) => page.orders);
          return all.length === 0 ? (
            <Empty icon={Package} title={isStaff ? 'Nobody has ordered yet' : 'You have no orders yet'}>
              An order shows up here as soon as it is placed.
            </Empty>
          ) : (
            <>
              <ul className="divide-y divide-line overflow-hidden rounded-2xl border border-line bg-sheet shadow-sheet">
                {all.map((order) => (
                  <OrderRow key={order.id} order={order} me={me} />
                ))}
              </ul>
              <ShowMore of={orders} />
            </>
          );
        }}
      </Answered>
    </Page>
  );
}
