import { formatMoney } from '../../domain/money.ts';
import type { Notice } from '../../domain/notices.ts';
import type { OrderState, Settlement } from '../../domain/order-state.ts';
import type { Em } from '../orm.ts';
import { type Books, readBooks } from './books.ts';
import { lockOrder } from './lock-order.ts';
import { keepNotice } from './notices.ts';

/**
 * Staff has sent so much back, or will not, and the customer is told. Where another amount is due by now nothing is settled,
 * for nobody has decided about that. Safe to repeat: a settlement is known by the note that says why.
 */
export async function settleRefunds(
  em: Em,
  orderId: string,
  settlement: Settlement,
): Promise<Books & { isSettled: boolean }> {
  const order = await lockOrder(em, orderId);
  const books = await readBooks(em, orderId);
  if (await wasSettled(em, orderId, settlement)) return { ...books, isSettled: true };
  if (books.refundDue !== settlement.amount) return { ...books, isSettled: false };

  const { outcome, by, noteId } = settlement;
  await em.execute(
    `update refunds set status = ?, settled_at = now(), settled_by = ?, settlement_id = ?
     where order_id = ? and status = 'due'`,
    [outcome, by, noteId, orderId],
  );
  await keepNotice(em, order, settledNotice(order, settlement));
  return { ...books, refundDue: 0, isSettled: true };
}

async function wasSettled(em: Em, orderId: string, { noteId }: Settlement): Promise<boolean> {
  const rows = await em.execute('select 1 from refunds where order_id = ? and settlement_id = ?', [orderId, noteId]);
  return rows.length > 0;
}

function settledNotice({ number, currency }: OrderState, { outcome, amount, noteId }: Settlement): Notice {
  const key = `settled:${noteId}:customer`;
  const money = formatMoney({ amount, currency });
  return outcome === 'refunded'
    ? { key, to: 'customer', title: `${money} was sent back to you`, text: `It was due back on order ${number}.` }
    : {
        key,
        to: 'customer',
        title: `${money} is not sent back to you`,
        text: `Botyard staff has waived what was due back on order ${number}. Ask support about it.`,
      };
}
