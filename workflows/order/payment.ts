import type { Life } from './life.ts';

/**
 * The invoice is paid in time, or staff does not wait for the money; the window stands still while staff looks at a payment,
 * and begins anew when it is rejected.
 */
export async function firstInvoicePaid({ state, note, waitFor }: Life): Promise<boolean> {
  const isSettled = () => state.paid || state.ending !== null || state.approved !== null;
  while (!isSettled() && state.amount > 0) {
    const looksAtPayment = state.paymentsWaiting > 0;
    if (!looksAtPayment && state.until === null) note({ until: Date.now() + state.policy.paymentWindow });

    const moved = () => isSettled() || state.paymentsWaiting > 0 !== looksAtPayment;
    if (!(await waitFor(moved, { summary: 'The invoice may be paid' }))) {
      note({ ending: { reason: 'payment-expired', decision: null, at: Date.now() } });
    }
  }
  return state.ending === null;
}
