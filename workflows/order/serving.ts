import { done, hostActivities } from './host-work.ts';
import type { Life } from './life.ts';

/** The bot is at work: it is restarted when somebody asks, and given a new token when there is one, until the order is to end. */
export async function botServed(life: Life): Promise<void> {
  const { state, note, waitFor } = life;
  const { restartBot, reconfigureBot } = hostActivities(state.policy.provisionPatience);
  const tokenIsNew = () => state.tokenServed < state.tokenChanges;

  while (!state.ending) {
    await waitFor(() => tokenIsNew() || state.restartAsked || state.ending !== null);

    if (!state.ending && tokenIsNew()) {
      const given = state.tokenChanges;
      if (await done(life, () => reconfigureBot(state.orderId), { mayEnd: true })) note({ tokenServed: given });
    } else if (!state.ending && state.restartAsked) {
      await done(life, () => restartBot(state.orderId), { mayEnd: true });
      note({ restartAsked: false });
    }
  }
}
