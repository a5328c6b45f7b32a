import type { Life } from './life.ts';

/** No bot can run without its token: the customer is asked for it, and after the deadline the order is undone. */
export async function tokenGiven(life: Life): Promise<boolean> {
  const { state, note, ask } = life;
  if (state.hasBotToken) return state.ending === null;
  if (state.until === null) note({ until: Date.now() + state.policy.tokenWindow });
  ask({
    who: 'customer',
    cause: "The bot's token is missing.",
    remedy: 'Copy the token from the Discord developer portal (Bot → Reset Token) and give it to the order.',
  });
  if (await givenInTime(life)) note({ until: null, attention: null });
  else note({ ending: { reason: 'token-missing', decision: null, at: Date.now() } });
  return state.ending === null;
}

/** Reminds the customer on the way to the deadline, which may move. */
async function givenInTime({ state, note, waitFor }: Life): Promise<boolean> {
  const isSettled = () => state.hasBotToken || state.ending !== null;
  const nextReminder = () => {
    const before = state.policy.tokenReminders[state.tokenReminded];
    return before === undefined || state.until === null ? null : state.until - before;
  };
  while (nextReminder() !== null) {
    if (await waitFor(isSettled, { until: nextReminder, summary: 'The token is asked for again' })) return true;
    note({ tokenReminded: state.tokenReminded + 1 });
  }
  return waitFor(isSettled, { summary: 'The token may be given' });
}
