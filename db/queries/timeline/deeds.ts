import type { Changed } from '../../../domain/audit.ts';
import { formatMoney } from '../../../domain/money.ts';
import type { OrderState } from '../../../domain/order-state.ts';
import type { AskedChange } from '../../../domain/plan-change.ts';
import { type TimelineEntry, type ToldDeed, toldDeeds } from '../../../domain/timeline.ts';
import type { Em } from '../../orm.ts';
import type { OrderRecord } from '../order-records.ts';
import type { Reader } from '../timeline.ts';
import { namesOf } from './names.ts';

interface Row {
  at: string;
  deed: ToldDeed;
  by: string | null;
  reason: string | null;
  change: Changed | null;
}

/** What the customer may know of the doings of staff, with the reason that was given. */
const toldToCustomers: readonly ToldDeed[] = [
  ...(['suspend', 'unsuspend', 'extend', 'restart', 'cancel'] as const),
  ...(['upgrade', 'setAutoRestart', 'addGuild', 'removeGuild'] as const),
];

/** What people have asked for where the change alone does not tell who, or why. */
export async function deedEntries(em: Em, order: OrderRecord, { isStaff }: Reader): Promise<TimelineEntry[]> {
  const deeds = isStaff ? toldDeeds : toldToCustomers;
  const rows = await em.execute<Row[]>(
    `select created_at::text as at, substr(action, 7) as deed, actor_id::text as by, reason, change from audit_logs
     where order_id = ? and outcome = 'done' and action = any(?::text[]) and change is distinct from '{}'
       and id::text is distinct from ?
     order by created_at`,
    [order.id, `{${deeds.map((deed) => `order.${deed}`).join(',')}}`, order.state.ending?.decision?.noteId ?? null],
  );
  const nameOf = await namesOf(
    em,
    rows.map(({ by }) => by),
  );
  const isTakenBack = everySecond(rows.filter(({ deed }) => deed === 'cancel'));
  return rows.map((row) => ({
    at: Date.parse(row.at),
    kind: 'deed',
    deed: isTakenBack.has(row) ? 'cancelNever' : row.deed,
    what: whatOf(row, order.state),
    by: nameOf(row.by),
    reason: row.reason,
  }));
}

/** An order can be cancelled for its period's end only once, until that is taken back; a cancellation at once tells of itself. */
const everySecond = (cancellations: readonly Row[]): Set<Row> =>
  new Set(cancellations.filter((_, index) => index % 2 === 1));

/** What exactly was asked for, where that can be more than one thing. */
function whatOf({ deed, change }: Row, { currency }: OrderState): string | null {
  const { guilds: [before, after] = [[], []] } = (change ?? {}) as { guilds?: [string[], string[]] };
  const said = (name: string) => change?.[name]?.[1];
  switch (deed) {
    case 'upgrade':
      return planWords(said('change') as Plan | undefined, currency);
    case 'setAutoRestart':
      return said('on') ? 'on' : 'off';
    case 'extend':
      return said('days') === 1 ? '1 day' : `${said('days')} days`;
    case 'changeHost':
      return String(said('host'));
    case 'addGuild':
      return without(after, before);
    case 'removeGuild':
      return without(before, after);
    default:
      return null;
  }
}

type Plan = Pick<AskedChange, 'tier' | 'due' | 'begins'>;

function planWords(plan: Plan | undefined, currency: string): string | null {
  if (!plan) return null;
  const { tier, due, begins } = plan;
  if (begins === 'at-renewal') return `${tier}, from the next period on`;
  return due > 0 ? `${tier}, once ${formatMoney({ amount: due, currency })} is paid` : tier;
}

const without = (all: readonly string[], some: readonly string[]): string =>
  all.filter((it) => !some.includes(it)).join(', ');
