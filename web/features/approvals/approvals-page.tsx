import { useInfiniteQuery } from '@tanstack/react-query';
import { Inbox } from 'lucide-react';
import { useRef } from 'react';
import { Answered } from '../../parts/answered.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../parts/page.tsx';
import { ShowMore } from '../../parts/show-more.tsx';
import { may, useMe } from '../../server/me.ts';
import { ApprovalCard } from './approval-card.tsx';
import { waitingQuestion } from './questions.ts';

export function ApprovalsPage() {
  const waiting = useInfiniteQuery(waitingQuestion);
  const mayDecide = may(useMe(), 'order.approve');
  const top = useRef<HTMLDivElement>(null);
  const about = mayDecide
    ? 'Paid orders that somebody must look at before their bots are built.'
    : 'Paid orders that an admin must look at. You can look; only admins approve or reject.';
  return (
    <Page title="Waiting for approval" about={about}>
      <div ref={top} tabIndex={-1} className="outline-none">
        <Answered of={waiting} what="the orders that wait">
          {({ pages }) => {
            const orders = pages.flatMap((page) => page.orders);
            return orders.length === 0 ? (
              <Empty icon={Inbox} title="Nothing waits for approval">
                The next paid order shows up here by itself.
              </Empty>
            ) : (
              <>
                <ul aria-label="Orders that wait for approval" className="grid gap-5">
                  {orders.map((order) => (
                    <ApprovalCard key={order.id} order={order} decided={() => top.current?.focus()} />
                  ))}
                </ul>
                <ShowMore of={waiting} />
              </>
            );
          }}
        </Answered>
      </div>
    </Page>
  );
}
