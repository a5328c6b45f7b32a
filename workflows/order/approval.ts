import type { Life } from './life.ts';

/** An admin looks at the paid order. There is no deadline: money has been taken, so a person must decide. */
export async function approvedByStaff({ state, waitFor }: Life): Promise<boolean> {
  await waitFor(() => state.approved !== null || state.ending !== null);
  return state.ending === null;
}
