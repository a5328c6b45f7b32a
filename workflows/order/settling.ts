import { closingTime } from '../../domain/closing.ts';
import type { OrderState, Settlement } from '../../domain/order-state.ts';
import { refundDiffers } from '../../domain/settlement.ts';
import { type Books, dueBack } from './books.ts';
import type { Life } from './life.ts';
import { asFailure } from './refuse.ts';

/** Closes the order's open invoices and sees what is due back; answers whether money still moves. */
export async function moneyIsOpen({ state, note, books }: Life): Promise<boolean> {
  const refundUnused = state.ending?.reason === 'terminated';
  let closed: Books;
  let heard: number;
  do {
    heard = state.lastFact;
    closed = await books.closeBooks(state.orderId, { at: closingTime(state, Date.now()), refundUnused });
  } while (heard < state.lastFact);
  const { refundDue, countedFact, paymentsWaiting } = closed;
  if (refundDue !== state.refundDue || paymentsWaiting !== state.paymentsWaiting || countedFact > state.lastFact) {
    note({ refundDue, countedFact, paymentsWaiting });
  }
  return state.refundDue > 0 || state.paymentsWaiting > 0;
}

/** Nothing runs any more. Staff refunds or waives what is due back, and looks at payments that came late. */
export async function moneySettled(life: Life): Promise<void> {
  const { state, waitFor } = life;
  while (true) {
    const { lastFact } = state; // taken first: what is heard while the books are closed asks for another look
    if (!(await moneyIsOpen(life))) return;
    const { refundDue } = state;
    await waitFor(() => state.refundDue !== refundDue || state.lastFact > lastFact);
  }
}

/** What was due back was sent or is waived; refused where that is not what is due by now, which the books alone know. */
export async function refundsSettled({ state, books }: Life, settlement: Settlement): Promise<Partial<OrderState>> {
  const settled = await books.settleRefunds(state.orderId, settlement);
  if (settled.isSettled) return dueBack(settled, state);
  throw asFailure(refundDiffers(state, settled.refundDue, settlement.amount));
}
