import type { Life } from './life.ts';

/** The customer takes the price, declines it, or lets it pass. */
export async function quoteAccepted({ state, note, waitFor }: Life): Promise<boolean> {
  const decided = await waitFor(() => state.accepted || state.ending !== null, { summary: 'The quote stands' });

  if (!decided) note({ ending: { reason: 'quote-expired', decision: null, at: Date.now() } });
  return state.ending === null;
}
