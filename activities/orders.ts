import type { Orm } from '../db/orm.ts';
import * as books from '../db/queries/close-books.ts';
import * as invoices from '../db/queries/open-invoice.ts';
import { projectOrder } from '../db/queries/projection.ts';
import { type Scope, within } from '../db/scope.ts';
import type { OrderState, Settlement } from '../domain/order-state.ts';
import { Refusal } from '../domain/refusal.ts';
import { stopOnRefusal } from './stop-on-refusal.ts';

export type OrderActivities = ReturnType<typeof orderActivities>;

const system: Scope = { kind: 'system' };

/** What an order's workflow writes down in our own database. Every verb is safe to repeat. */
export const orderActivities = (orm: Orm) => ({
  /** Refuses when the order has ended already: then this workflow was started by mistake and must not go on. */
  async recordOrder(state: OrderState): Promise<void> {
    const phase = await within(orm, system, (em) => projectOrder(em, state));
    if (phase === 'ended' && state.phase !== 'ended') {
      stopOnRefusal(new Refusal('order-ended', `Order ${state.number} has ended already.`));
    }
  },
  openFirstInvoice: (orderId: string): Promise<void> =>
    within(orm, system, (em) => invoices.openFirstInvoice(em, orderId)),
  closeBooks: (orderId: string): Promise<books.Books> => within(orm, system, (em) => books.closeBooks(em, orderId)),
  async settleRefunds(orderId: string, settlement: Settlement): Promise<void> {
    await within(orm, system, (em) => books.settleRefunds(em, orderId, settlement));
  },
});
