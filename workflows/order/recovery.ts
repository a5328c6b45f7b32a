import type { OrderState } from '../../domain/order-state.ts';
import { recentRestarts, recoveryOf } from '../../domain/recovery.ts';
import { done, hostActivities } from './host-work.ts';
import type { Life } from './life.ts';

/** When a bot that is down is to be restarted by itself. */
export function restartDue(state: OrderState): number | null {
  const recovery = recoveryOf(state, Date.now());
  return recovery === null || recovery === 'ask-staff' ? null : recovery.restartAt;
}

/** One restart of those that the policy allows. Whether it has helped is seen, and told as a fact. */
export async function botRecovered(life: Life, isUnwanted: () => boolean): Promise<void> {
  const { state, note } = life;
  const { recoverBot } = hostActivities(state.policy.provisionPatience);
  const now = Date.now();
  note({ restarts: [...recentRestarts(state, now), now] });
  const isMoot = () => isUnwanted() || state.incident === null;
  await done(life, { byHand: 'The bot is down and is to be started.', run: () => recoverBot(state.orderId) }, isMoot);
}

/** The restarts are used up: somebody has to find out why it keeps stopping. Once they have, it is restarted anew. */
export async function staffAsked({ state, note, ask }: Life): Promise<void> {
  if (state.retryAsked) {
    note({ retryAsked: false, attention: null, restarts: [] });
    return;
  }
  ask({
    who: 'staff',
    kind: 'crash-loop',
    cause: `The bot keeps stopping: ${state.restarts.length} restarts did not hold.`,
    remedy: 'Read its last lines in its incident (GET /api/admin/incidents), mend what is wrong, then try again.',
  });
}

/** Whatever the bot is given now may help it: its restarts are counted anew. */
export function forgetCrashes({ state, note }: Life): void {
  if (state.attention?.kind === 'crash-loop') note({ attention: null, restarts: [] });
}
