import { isSuspended } from '../../domain/order-state.ts';
import { recoveryOf } from '../../domain/recovery.ts';
import { changeApplied } from './change.ts';
import { done, hostActivities } from './host-work.ts';
import type { Life } from './life.ts';
import { botRecovered, forgetCrashes, restartDue, staffAsked } from './recovery.ts';

/**
 * The bot is at work: it gets its new plan, its new token and the restarts that are asked for, and is brought back when it
 * is down, until it is to be stopped or the order is to end.
 */
export async function botServed(life: Life): Promise<void> {
  const { state, note, waitFor } = life;
  const { restartBot, reconfigureBot } = hostActivities(state.policy.provisionPatience);
  const isOver = () => state.ending !== null || isSuspended(state);
  const tokenIsNew = () => state.tokenServed < state.tokenChanges;
  const isWanted = () => tokenIsNew() || state.restartAsked || state.change?.ready === true;
  const mustAsk = () => state.retryAsked || recoveryOf(state, Date.now()) === 'ask-staff';

  while (true) {
    const isCalled = await waitFor(() => isOver() || isWanted() || mustAsk(), { until: () => restartDue(state) });
    if (isOver() || isWanted()) forgetCrashes(life);
    if (isOver()) return;
    if (!isCalled) await botRecovered(life, isOver);
    else if (state.change?.ready) await changeApplied(life, state.change, isOver);
    else if (tokenIsNew()) {
      const given = state.tokenChanges;
      const run = () => reconfigureBot(state.orderId);
      if (await done(life, { byHand: 'The bot is to be given its new token.', run }, isOver))
        note({ tokenServed: given });
    } else if (state.restartAsked) {
      await done(life, { byHand: 'The bot is to be restarted.', run: () => restartBot(state.orderId) }, isOver);
      note({ restartAsked: false });
    } else await staffAsked(life);
  }
}
