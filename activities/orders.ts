import type { Em, Orm } from '../db/orm.ts';
import { saveServer } from '../db/queries/attempts.ts';
import type { Books } from '../db/queries/books.ts';
import * as books from '../db/queries/close-books.ts';
import { type NewInvoice, openInvoice } from '../db/queries/open-invoice.ts';
import { applyChange, coverRest } from '../db/queries/order-changes.ts';
import { projectOrder } from '../db/queries/projection.ts';
import { type Scope, statementWithin, within } from '../db/scope.ts';
import type { HostedServer } from '../domain/hosting.ts';
import type { Notice } from '../domain/notices.ts';
import type { Phase } from '../domain/order.ts';
import type { OrderState, Settlement } from '../domain/order-state.ts';
import { Refusal } from '../domain/refusal.ts';
import { stopOnRefusal } from './stop-on-refusal.ts';

export type OrderActivities = ReturnType<typeof orderActivities>;

const system: Scope = { kind: 'system' };

/** What an order's workflow writes down in our own database. Every verb is safe to repeat. */
export const orderActivities = (orm: Orm) => ({
  /**
   * Writes down what the order is and whom it tells; the first invoice opens together with the phase that waits for it.
   * Refuses when the order has ended already: then this workflow was started by mistake and must not go on.
   */
  async recordOrder(state: OrderState, { from, notices }: { from: Phase; notices: readonly Notice[] }): Promise<void> {
    const project = (em: Em) => projectOrder(em, state, notices);
    const isAccepted = from === 'quoted' && state.phase === 'awaiting-payment';
    const phase = await (isAccepted
      ? within(orm, system, (em) => invoiced(em, project))
      : statementWithin(orm, project));
    if (phase === 'ended' && state.phase !== 'ended') {
      stopOnRefusal(new Refusal('order-ended', `Order ${state.number} has ended already.`));
    }

    async function invoiced(em: Em, write: typeof project): Promise<Phase> {
      await openInvoice(em, state.orderId, { subject: 'first', changeId: null });
      return write(em);
    }
  },
  openInvoice: (orderId: string, invoice: NewInvoice): Promise<{ paid: boolean }> =>
    within(orm, system, (em) => openInvoice(em, orderId, invoice)),
  voidInvoice: (orderId: string, subject: string): Promise<Books> =>
    within(orm, system, (em) => books.voidInvoice(em, orderId, subject)),
  closeBooks: (orderId: string, closing: books.Closing): Promise<Books> =>
    within(orm, system, (em) => books.closeBooks(em, orderId, closing)),
  settleRefunds: (orderId: string, settlement: Settlement): Promise<Books> =>
    within(orm, system, (em) => books.settleRefunds(em, orderId, settlement)),
  applyChange: (orderId: string, changeId: string): Promise<void> =>
    within(orm, system, (em) => applyChange(em, orderId, changeId)),
  async coverRest(orderId: string, subject: string): Promise<void> {
    await statementWithin(orm, (em) => coverRest(em, orderId, subject));
  },
  async saveServer(orderId: string, server: HostedServer): Promise<void> {
    await statementWithin(orm, (em) => saveServer(em, orderId, server));
  },
});
