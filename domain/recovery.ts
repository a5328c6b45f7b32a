import type { OrderState } from './order-state.ts';

type Known = Pick<OrderState, 'incident' | 'autoRestart' | 'restarts' | 'attention' | 'policy'>;

/** What is done about a bot that is down: it is restarted at some time, a person is asked, or nothing. */
export type Recovery = { restartAt: number } | 'ask-staff' | null;

/** Times in milliseconds since 1970. A bot is restarted as often as the policy has pauses for, within the policy's window. */
export function recoveryOf({ incident, autoRestart, restarts, attention, policy }: Known, now: number): Recovery {
  if (!incident || incident.ofNode || attention?.who === 'staff') return null;
  if (!autoRestart) return null;
  const recent = recentRestarts({ restarts, policy }, now);
  const pause = policy.restartPauses[recent.length];
  if (pause === undefined) return 'ask-staff';
  return { restartAt: Math.max(incident.since, recent.at(-1) ?? 0) + pause };
}

export const recentRestarts = ({ restarts, policy }: Pick<OrderState, 'restarts' | 'policy'>, now: number): number[] =>
  restarts.filter((at) => at > now - policy.restartWindow);
