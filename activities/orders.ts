import type { Em, Orm } from '../db/orm.ts';
import { forgetServer, saveServer } from '../db/queries/attempts.ts';
import { type Books, readBooks } from '../db/queries/books.ts';
import * as books from '../db/queries/close-books.ts';
import { type NewInvoice, openInvoice } from '../db/queries/open-invoice.ts';
import { applyChange, coverRest } from '../db/queries/order-changes.ts';
import { projectOrder, type Step } from '../db/queries/projection.ts';
import { settleRefunds } from '../db/queries/settle-refunds.ts';
import { tellUnheard } from '../db/queries/unheard-facts.ts';
import { type Scope, statementWithin, within } from '../db/scope.ts';
import type { HostedServer } from '../domain/hosting.ts';
import { orderEnded } from '../domain/order-refusals.ts';
import type { OrderState, Settlement } from '../domain/order-state.ts';
import { stopOnRefusal } from './stop-on-refusal.ts';

export type OrderActivities = ReturnType<typeof orderActivities>;

const system: Scope = { kind: 'system' };

/** What an order's workflow writes down in our own database. Every verb is safe to repeat. */
export const orderActivities = (orm: Orm) => ({
  /**
   * Writes down what the order is and whom it tells; the first invoice opens together with the phase that waits for it.
   * Refuses when the order has ended already: then this workflow was started by mistake and must not go on.
   * Answers the state that stands instead where another one does: a step that Temporal has lost, which this one is to follow.
   */
  async recordOrder(state: OrderState, step: Step): Promise<OrderState | null> {
    const project = (em: Em) => projectOrder(em, state, step);
    const isAccepted = step.from.phase === 'quoted' && state.phase === 'awaiting-payment';
    const other = await (isAccepted
      ? within(orm, system, (em) => invoiced(em, project))
      : statementWithin(orm, project));
    if (other?.phase === 'ended' && state.phase !== 'ended') {
      stopOnRefusal(orderEnded(state));
    }
    return other;

    async function invoiced(em: Em, write: typeof project): Promise<OrderState | null> {
      await openInvoice(em, state.orderId, { subject: 'first', changeId: null });
      return write(em);
    }
  },
  readBooks: (orderId: string): Promise<Books> => statementWithin(orm, (em) => readBooks(em, orderId)),
  /** Answers whether it is paid, and what is open on all invoices. */
  openInvoice: (orderId: string, invoice: NewInvoice): Promise<{ paid: boolean; open: number }> =>
    within(orm, system, async (em) => {
      const { paid } = await openInvoice(em, orderId, invoice);
      const { open } = await readBooks(em, orderId);
      return { paid, open };
    }),
  voidInvoice: (orderId: string, subject: string): Promise<Books> =>
    within(orm, system, (em) => books.voidInvoice(em, orderId, subject)),
  closeBooks: (orderId: string, closing: books.Closing): Promise<Books> =>
    within(orm, system, (em) => books.closeBooks(em, orderId, closing)),
  settleRefunds: (orderId: string, settlement: Settlement): Promise<Books & { isSettled: boolean }> =>
    within(orm, system, (em) => settleRefunds(em, orderId, settlement)),
  applyChange: (orderId: string, changeId: string): Promise<void> =>
    within(orm, system, (em) => applyChange(em, orderId, changeId)),
  async coverRest(orderId: string, subject: string): Promise<void> {
    await statementWithin(orm, (em) => coverRest(em, orderId, subject));
  },
  async saveServer(orderId: string, server: HostedServer): Promise<void> {
    await statementWithin(orm, (em) => saveServer(em, orderId, server));
  },
  async forgetServer(orderId: string): Promise<void> {
    await statementWithin(orm, (em) => forgetServer(em, orderId));
  },
  tellUnheard: (orderId: string, lastHeard: number): Promise<number> =>
    statementWithin(orm, (em) => tellUnheard(em, orderId, lastHeard)),
});
