import { CancellationScope, condition } from '@temporalio/workflow';
import { done, hostActivities } from './host-work.ts';
import type { Life } from './life.ts';
import { tokenGiven } from './token.ts';

/** The bot gets its server, or everything is undone; what needs a person waits for one. */
export async function botBuilt(life: Life): Promise<boolean> {
  const { state, note } = life;
  if (!(await tokenGiven(life))) return false;

  const { buildBot } = hostActivities(state.policy.provisionPatience);
  const given = state.tokenChanges;
  const built = await done(life, () => untilEnding(life, () => buildBot(state.orderId)), { mayEnd: true });
  if (built && !state.ending) {
    note({ tokenServed: given });
    return true;
  }

  await botRemoved(life);
  return false;
}

/** Removing what is not there is a success, so this undoes a whole server, half of one, or none. */
export async function botRemoved(life: Life): Promise<void> {
  const { removeBot } = hostActivities(life.state.policy.provisionPatience);
  await done(life, () => removeBot(life.state.orderId), { mayEnd: false });
}

/** Runs the deed, and calls it off as soon as the order is to end. */
async function untilEnding({ state, record }: Life, deed: () => Promise<void>): Promise<void> {
  const scope = new CancellationScope();
  let over = false;
  const callOff = async () => {
    await condition(() => over || state.ending !== null);
    if (over) return;
    await record(); // whoever asked for the end is answered before the host is
    scope.cancel();
  };
  const calledOff = callOff();
  try {
    await scope.run(deed);
  } finally {
    over = true;
    await calledOff;
  }
}
