import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { Answered } from '../../parts/answered.tsx';
import { Page } from '../../parts/page.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { OrderFacts } from './order-facts.tsx';
import { PaymentList } from './payment-list.tsx';
import { PhaseBadge } from './phase-badge.tsx';
import { PriceTable } from './price-table.tsx';
import { orderQuestion, paymentsQuestion, timelineQuestion } from './questions.ts';
import { Standing } from './standing.tsx';
import { TimelineView } from './timeline-view.tsx';

export function OrderPage() {
  const { orderId } = useParams({ from: '/orders/$orderId' });
  const order = useQuery(orderQuestion(orderId));
  const timeline = useQuery(timelineQuestion(orderId));
  const payments = useQuery(paymentsQuestion(orderId));
  return (
    <>
      <Link to="/orders" className="mb-3 inline-flex min-h-8 items-center gap-1.5 text-soft text-sm hover:text-ink">
        <ArrowLeft aria-hidden="true" className="size-4" /> All orders
      </Link>
      <Page
        title={order.data ? `Order ${order.data.number}` : 'Order'}
        aside={order.data && <PhaseBadge phase={order.data.phase} />}
      >
        <Answered of={order} what="the order">
          {(it) => (
            <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
              <div className="grid gap-5">
                <Standing order={it} />
                <Sheet title="How it went">
                  <div className="px-5 py-4">
                    <Answered of={timeline} what="the timeline">
                      {(told) => <TimelineView timeline={told} />}
                    </Answered>
                  </div>
                </Sheet>
              </div>
              <div className="grid gap-5">
                <Sheet title="Price">
                  <div className="px-5 py-4">
                    <PriceTable order={it} />
                  </div>
                </Sheet>
                <Sheet title="Payments">
                  <div className="px-5 py-4">
                    <Answered of={payments} what="the payments" lines={1}>
                      {(all) => <PaymentList payments={all} />}
                    </Answered>
                  </div>
                </Sheet>
                <Sheet title="Details">
                  <OrderFacts order={it} />
                </Sheet>
              </div>
            </div>
          )}
        </Answered>
      </Page>
    </>
  );
}
