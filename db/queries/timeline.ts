import type { TimelineEntry } from '../../domain/timeline.ts';
import type { Em } from '../orm.ts';
import type { OrderRecord } from './order-records.ts';
import { attemptEntries } from './timeline/attempts.ts';
import { changeEntries } from './timeline/changes.ts';
import { deedEntries } from './timeline/deeds.ts';
import { moneyEntries } from './timeline/money.ts';
import { noticeEntries } from './timeline/notices.ts';

/** Customers are told no names of staff, and nothing of what went wrong behind the counter. */
export interface Reader {
  isStaff: boolean;
}

/** All that is known of an order, from the places where each thing is kept. */
export async function readTimeline(em: Em, order: OrderRecord, reader: Reader): Promise<TimelineEntry[]> {
  const [line] = order.lines;
  const { amount, currency } = order.state;
  return [
    {
      at: Date.parse(order.placedAt),
      kind: 'placed',
      item: line?.item ?? order.tier,
      price: { amount, currency },
      period: order.period,
    },
    ...(await changeEntries(em, order, reader)),
    ...(await moneyEntries(em, order.id, reader)),
    ...(await attemptEntries(em, order, reader)),
    ...(await deedEntries(em, order, reader)),
    ...(await noticeEntries(em, order, reader)),
  ];
}
