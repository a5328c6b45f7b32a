import { isSuspended } from '../../domain/order-state.ts';
import { done, hostActivities } from './host-work.ts';
import { type Life, noDeadline } from './life.ts';

/** The bot is stopped with its data kept, until no reason is left, and is then brought back; or until the order is to end. */
export async function botStopped(life: Life): Promise<void> {
  const { state, note, waitFor } = life;
  const { suspendBot, resumeBot } = hostActivities(state.policy.provisionPatience);
  const isOver = () => state.ending !== null;
  const mayReturn = () => isOver() || !isSuspended(state);
  const stop = { byHand: 'The bot is to be stopped; its data is to be kept.', run: () => suspendBot(state.orderId) };
  const bringBack = { byHand: 'The bot is to be brought back.', run: () => resumeBot(state.orderId) };

  let isBack = false;
  while (!isBack && !isOver()) {
    if (!state.stopped && !mayReturn() && (await done(life, stop, mayReturn))) note({ stopped: true });
    await waitFor(mayReturn, noDeadline);
    if (isOver()) return;
    note({ stopped: false }); // whatever becomes of bringing it back, the bot may be running from now on
    isBack = await done(life, bringBack, () => isOver() || isSuspended(state));
  }
}
