import type { Life } from './life.ts';

/** No bot can run without its token: the customer is asked for it, and after the deadline the order is undone. */
export async function tokenGiven({ state, note, waitFor }: Life): Promise<boolean> {
  if (!state.hasBotToken) {
    note({
      until: state.until ?? Date.now() + state.policy.tokenWindow,
      attention: {
        who: 'customer',
        cause: "The bot's token is missing.",
        remedy: 'Copy the token from the Discord developer portal (Bot → Reset Token) and give it to the order.',
        since: Date.now(),
      },
    });
    if (await waitFor(() => state.hasBotToken || state.ending !== null, { summary: 'The token may be given' })) {
      note({ until: null, attention: null });
    } else {
      note({ ending: { reason: 'token-missing', decision: null } });
    }
  }
  return state.ending === null;
}
