import { isSuspended } from '../../domain/order-state.ts';
import { changeApplied } from './change.ts';
import { done, hostActivities } from './host-work.ts';
import { type Life, noDeadline } from './life.ts';

/**
 * The bot is at work: it gets its new plan, its new token and the restarts that are asked for, until it is to be stopped
 * or the order is to end.
 */
export async function botServed(life: Life): Promise<void> {
  const { state, note, waitFor } = life;
  const { restartBot, reconfigureBot } = hostActivities(state.policy.provisionPatience);
  const isOver = () => state.ending !== null || isSuspended(state);
  const tokenIsNew = () => state.tokenServed < state.tokenChanges;
  const isWanted = () => tokenIsNew() || state.restartAsked || state.change?.ready === true;

  while (await waitFor(() => isOver() || isWanted(), noDeadline)) {
    if (isOver()) return;
    if (state.change?.ready) await changeApplied(life, state.change, isOver);
    else if (tokenIsNew()) {
      const given = state.tokenChanges;
      const run = () => reconfigureBot(state.orderId);
      if (await done(life, { byHand: 'The bot is to be given its new token.', run }, isOver))
        note({ tokenServed: given });
    } else {
      await done(life, { byHand: 'The bot is to be restarted.', run: () => restartBot(state.orderId) }, isOver);
      note({ restartAsked: false });
    }
  }
}
