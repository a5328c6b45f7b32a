import { dayOf, endOfPeriod } from '../../../domain/calendar.ts';
import { type Finding, lost } from '../findings.ts';
import type { OpenBooks, OrderRow } from './database.ts';
import { type Lived, nameOf } from './lived.ts';

/** Every order is there, once, in the phase and with the plan that it must have, and has heard everything. */
export async function inspectPhases(books: OpenBooks, lived: readonly Lived[]): Promise<Finding[]> {
  const orders = new Map((await books.orders()).map((order) => [order.id, order]));
  const known = new Set(lived.flatMap(({ ledger }) => ledger.orderId ?? []));
  const strangers = [...orders.values()].filter(({ id }) => !known.has(id));
  const undelivered = await books.all<{ order_id: string }>('select order_id from outbox');
  return [
    ...lived.flatMap((life) => inspectLife(life, orders.get(life.ledger.orderId ?? ''))),
    ...strangers.map(({ number }) => lost(`Order ${number} was placed, and its customer never heard of it.`)),
    ...undelivered.map(({ order_id }) => lost(`A message for order ${order_id} was never delivered.`)),
  ];
}

function inspectLife(life: Lived, order: OrderRow | undefined): Finding[] {
  const { story, stuck } = life;
  if (!order) return [lost(`${nameOf(life)} has no order${stuck ? `: ${stuck}` : '.'}`)];
  return [
    ...(stuck ? [`could not go on: ${stuck}`] : []),
    ...differences(story.rests.phase, order.phase, 'the phase'),
    ...(story.rests.endReason ? differences(story.rests.endReason, order.endReason, 'the reason of its end') : []),
    ...(story.rests.tier ? differences(story.rests.tier, order.state.tier, 'the plan') : []),
    ...unfinished(order),
    ...paidTime(life, order),
  ].map((what) => lost(`${nameOf(life, order)} ${what}`));
}

const differences = (wanted: unknown, found: unknown, what: string) =>
  wanted === found ? [] : [`should have ${what} "${wanted}" and has "${found}".`];

/** What an order at rest has behind it. */
function unfinished({ phase, state, factNumber, version }: OrderRow): string[] {
  const isOver = phase === 'ended';
  const { attention, tokenServed, tokenChanges, restartAsked, change, stopped } = state;
  return [
    ...(attention?.who === 'staff' ? [`still waits for staff: ${attention.cause}`] : []),
    ...(phase === 'active' && tokenServed < tokenChanges ? ['never told its bot of the new token.'] : []),
    ...(phase === 'active' && restartAsked ? ['never restarted its bot.'] : []),
    ...(phase === 'active' && change?.ready ? ['never gave its bot the new plan.'] : []),
    ...(phase === 'suspended' && !stopped ? ['never stopped its bot.'] : []),
    ...(!isOver && state.lastFact < factNumber ? [`has heard ${state.lastFact} of ${factNumber} facts.`] : []),
    ...(state.version === version ? [] : ['was written down in two versions.']),
  ];
}

const quarterOfAnHour = 15 * 60_000;
const day = 86_400_000;

/** Days that staff has added are the one thing that shows at once whether a command was acted on once. */
function paidTime({ ledger }: Lived, { phase, state }: OrderRow): string[] {
  const term = state.terms.at(-1);
  if (!term || (phase !== 'active' && phase !== 'suspended')) return [];
  const { periodLength } = state.policy;
  const sold = periodLength ? term.from + periodLength : endOfPeriod(term.from, state.period, dayOf(term.from));
  const added = term.until - sold - ledger.daysAdded * day;
  return added >= 0 && added < quarterOfAnHour
    ? []
    : [`was given ${ledger.daysAdded} days, and has ${((term.until - sold) / day).toFixed(3)} more than it paid for.`];
}
