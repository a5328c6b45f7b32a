import { proxyLocalActivities } from '@temporalio/workflow';
import type { OrderActivities } from '../../activities/orders.ts';
import type { Life } from './life.ts';

const { closeBooks, settleRefunds } = proxyLocalActivities<OrderActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '200ms', maximumInterval: '30s' },
});

/** Closes the order's open invoices; answers whether money still moves. */
export async function moneyIsOpen({ state, note }: Life): Promise<boolean> {
  note(await closeBooks(state.orderId));
  return state.refundDue > 0 || state.paymentsWaiting > 0;
}

/** Nothing runs any more. Staff refunds or waives what was paid, and looks at payments that came late. */
export async function moneySettled(life: Life): Promise<void> {
  const { state, note, waitFor } = life;
  while (true) {
    const { lastFact } = state; // taken first: what is heard while the books are closed asks for another look
    if (!(await moneyIsOpen(life))) return;
    await waitFor(() => state.settlement !== null || state.lastFact > lastFact);
    if (!state.settlement) continue;

    await settleRefunds(state.orderId, state.settlement);
    note({ settlement: null });
  }
}
