import { orderPaths, type Phase } from '../../../domain/order.ts';
import { double, type Finding, lost } from '../findings.ts';
import type { OpenBooks } from './database.ts';
import { type Lived, nameOf } from './lived.ts';

interface Deed {
  order_id: string;
  action: string;
  outcome: string;
}

interface Step {
  order_id: string;
  phase: Phase;
  version: number;
}

/** What was asked for is in the audit as often as it was asked for; and every step of an order was written down once. */
export async function inspectDeeds(books: OpenBooks, lived: readonly Lived[]): Promise<Finding[]> {
  const [deeds, steps] = await Promise.all([
    books.all<Deed>('select order_id, action, outcome from audit_logs'),
    books.all<Step>(
      `select order_id, data->>'phase' as phase, (data->>'version')::int as version
       from event_log where event = 'order_update' and data->>'payment' is null order by id`,
    ),
  ]);
  const [deedsOf, stepsOf] = [Map.groupBy(deeds, ofOrder), Map.groupBy(steps, ofOrder)];
  return lived.flatMap((life) => {
    const id = life.ledger.orderId ?? '';
    return [...auditOf(life, deedsOf.get(id) ?? []), ...pathOf(life, stepsOf.get(id) ?? [])];
  });
}

const ofOrder = ({ order_id }: { order_id: string }) => order_id;

function auditOf(life: Lived, deeds: Deed[]): Finding[] {
  const { ledger, stuck } = life;
  const open = stuck ? [] : deeds.filter(({ outcome }) => outcome === 'asked');
  const counted = [...ledger.deeds].flatMap(([action, times]) => {
    const done = deeds.filter((deed) => deed.action === action && deed.outcome === 'done').length;
    if (done === times || stuck) return [];
    const sentence = `${nameOf(life)}: ${action} was asked for ${times} times, and was done ${done} times.`;
    return [done > times ? double(sentence) : lost(sentence)];
  });
  return [...counted, ...open.map(({ action }) => lost(`${nameOf(life)}: nobody wrote down what came of ${action}.`))];
}

function pathOf(life: Lived, steps: Step[]): Finding[] {
  const findings: Finding[] = [];
  let before: Step = { order_id: '', phase: 'quoted', version: 0 };
  for (const step of steps) {
    const may: readonly Phase[] = [before.phase, ...orderPaths[before.phase]];
    if (step.version === before.version && step.version > 0)
      findings.push(double(`${nameOf(life)} was written down twice as version ${step.version}.`));
    if (!may.includes(step.phase)) findings.push(lost(`${nameOf(life)} jumped from ${before.phase} to ${step.phase}.`));
    before = step;
  }
  return findings;
}
