import type { Attention } from '../../../domain/order.ts';
import type { Happening, TimelineEntry } from '../../../domain/timeline.ts';
import type { Em } from '../../orm.ts';
import type { OrderRecord } from '../order-records.ts';
import type { ToldChange } from '../projection.ts';
import type { Reader } from '../timeline.ts';
import { namesOf } from './names.ts';

/** What the event log keeps of a change; the projection writes it, and whoever places an order or changes a token. */
type Change = Partial<ToldChange> & { botToken?: 'changed' };

interface Row {
  at: string;
  data: Change;
  note: string | null;
}

/** Phases, calls for somebody's attention, endings and new tokens, in the order in which they were written down. */
export async function changeEntries(em: Em, order: OrderRecord, reader: Reader): Promise<TimelineEntry[]> {
  const rows = await em.execute<Row[]>(
    `select e.created_at::text as at, e.data, a.reason as note
     from event_log e left join audit_logs a
       on a.id = case when pg_input_is_valid(e.data->>'noteId', 'uuid') then (e.data->>'noteId')::uuid end
     where e.order_id = ? and e.data->>'payment' is null
       and (e.data->>'phase' is not null or e.data->>'botToken' is not null)
     order by e.transaction_id, e.id`,
    [order.id],
  );
  const nameOf = await namesOf(
    em,
    rows.map(({ data }) => data.by ?? null),
  );
  let before: Change = { phase: 'quoted' };
  return rows.flatMap((row) => {
    const changed = whatChanged(row, before, { order, reader, by: nameOf(row.data.by ?? null) });
    if (row.data.phase) before = row.data;
    return changed.map((it) => ({ at: Date.parse(row.at), ...it }));
  });
}

interface Told {
  order: OrderRecord;
  reader: Reader;
  by: string | null;
}

function whatChanged({ data, note }: Row, before: Change, { order, reader, by }: Told): Happening[] {
  const { amount, currency } = order.state;
  if (data.botToken) return [{ kind: 'token-changed' }];
  const told: Happening[] = [];

  if (data.endReason && !before.endReason) {
    told.push({ kind: 'ending', reason: data.endReason, by, note });
  }
  if (data.phase && data.phase !== before.phase) {
    const refundDue = { amount: data.refundDue ?? 0, currency };
    told.push({
      kind: 'phase',
      phase: data.phase,
      before: before.phase ?? 'quoted',
      price: { amount, currency },
      until: data.until ?? null,
      by,
      note: reader.isStaff ? note : null,
      refundDue,
    });
  }
  told.push(...billingOf(data, before), ...troubleOf(data, before));
  if (data.attention && data.attention.cause !== before.attention?.cause) {
    told.push(attentionOf(data.attention, reader));
  }
  return told;
}

/** Paid time that was won; what an upgrade has made of the plan. */
function billingOf({ paidUntil, tier }: Change, before: Change): Happening[] {
  return [
    ...(paidUntil && paidUntil !== before.paidUntil ? [{ kind: 'term', until: paidUntil } as const] : []),
    ...(tier && before.tier && tier !== before.tier ? [{ kind: 'plan', tier } as const] : []),
  ];
}

function troubleOf({ suspension, incident }: Change, before: Change): Happening[] {
  const isNew = (why: 'unpaid' | 'staff') => suspension?.[why] != null && before.suspension?.[why] == null;
  return [
    ...(isNew('unpaid') ? [{ kind: 'suspended', why: 'unpaid' } as const] : []),
    ...(isNew('staff') ? [{ kind: 'suspended', why: 'staff' } as const] : []),
    ...(!incident !== !before.incident ? [{ kind: 'incident', isUp: !incident } as const] : []),
  ];
}

function attentionOf({ who, cause, remedy }: Attention, { isStaff }: Reader): Happening {
  if (who === 'customer' || isStaff) return { kind: 'attention', cause, remedy };
  return { kind: 'attention', cause: 'Botyard staff is looking into a difficulty', remedy: null };
}
