import { effectOf } from './command-effects.ts';
import type { OrderCommandName, OrderCommands } from './order-commands.ts';
import type { OrderState } from './order-state.ts';
import { paidUntil } from './term.ts';

/** What something was before and has become, part by part. Never a secret. */
export type Changed = Record<string, readonly [from: unknown, to: unknown]>;

export const appeared = (parts: Record<string, unknown>): Changed =>
  Object.fromEntries(Object.entries(parts).flatMap(([name, it]) => (it === undefined ? [] : [[name, [null, it]]])));

/** Those parts that are not what they were. */
export function changesOf(was: Record<string, unknown>, is: Record<string, unknown>): Changed {
  const names = Object.keys({ ...was, ...is });
  const pairs = names.map((name) => [name, [was[name] ?? null, is[name] ?? null]] as const);
  return Object.fromEntries(pairs.filter(([, [from, to]]) => JSON.stringify(from) !== JSON.stringify(to)));
}

const time = (at: number | null) => at && new Date(at).toISOString();

/** What of an order a command can change, as the audit keeps it. */
export const auditedParts = (state: OrderState): Record<string, unknown> => ({
  phase: state.phase,
  until: time(state.until),
  accepted: state.accepted,
  approved: state.approved !== null,
  tier: state.tier,
  renewalAmount: state.renewalAmount,
  change: state.change && { tier: state.change.tier, due: state.change.due, begins: state.change.begins },
  host: state.host,
  hostAsked: state.hostAsked,
  deployed: state.deployed,
  retryAsked: state.retryAsked,
  restartAsked: state.restartAsked,
  autoRestart: state.autoRestart,
  paidUntil: time(paidUntil(state.terms)),
  dataKeptFrom: time(state.suspension.unpaid),
  suspendedByStaff: state.suspension.staff !== null,
  cancelAtPeriodEnd: state.cancelAtPeriodEnd !== null,
  endReason: state.ending?.reason ?? null,
  refundDue: state.refundDue,
});

/** What a command has said, and what is different since. What it only asked for may be done, and forgotten, by now. */
export function changeByCommand<Name extends OrderCommandName>(
  name: Name,
  asked: OrderCommands[Name],
  { was, now }: { was: Record<string, unknown>; now: OrderState },
): Changed {
  const { by: _, noteId: __, ...said } = asked;
  const { restartAsked, retryAsked, hostAsked, deployed } = effectOf(name, asked, now, Date.now());
  const wished = Object.entries({ restartAsked, retryAsked, hostAsked, deployed }).filter(([, it]) => it !== undefined);
  return { ...appeared(said), ...changesOf(was, { ...auditedParts(now), ...Object.fromEntries(wished) }) };
}
