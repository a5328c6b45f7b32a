import { proxyLocalActivities } from '@temporalio/workflow';
import type { OrderActivities } from '../../activities/orders.ts';
import type { Life } from './life.ts';

const { openFirstInvoice } = proxyLocalActivities<OrderActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '200ms', maximumInterval: '30s' },
});

export const firstInvoiceOpened = ({ state }: Life): Promise<void> => openFirstInvoice(state.orderId);

/** The invoice is paid in time; the window stands still while staff looks at a payment, and begins anew when it is rejected. */
export async function firstInvoicePaid({ state, note, waitFor }: Life): Promise<boolean> {
  while (!state.paid && !state.ending && state.amount > 0) {
    const looksAtPayment = state.paymentsWaiting > 0;
    if (!looksAtPayment && state.until === null) note({ until: Date.now() + state.policy.paymentWindow });

    const moved = () => state.paid || state.ending !== null || state.paymentsWaiting > 0 !== looksAtPayment;
    if (!(await waitFor(moved, { summary: 'The invoice may be paid' }))) {
      note({ ending: { reason: 'payment-expired', decision: null } });
    }
  }
  return state.ending === null;
}
