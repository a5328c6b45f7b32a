import { proxyLocalActivities } from '@temporalio/workflow';
import type { OrderActivities } from '../../activities/orders.ts';
import type { OrderState } from '../../domain/order-state.ts';

export type Books = Awaited<ReturnType<OrderActivities['readBooks']>>;

/** What the books say is due back, unless the order was told of it since they were read. */
export const dueBack = ({ refundDue, countedFact }: Books, { lastFact }: OrderState): Partial<OrderState> =>
  lastFact > countedFact ? {} : { refundDue, countedFact };

/** What an order's strands write down: one after the other, for two at once may come back in another order when they are replayed. */
export function orderBooks() {
  const verbs = proxyLocalActivities<OrderActivities>({
    startToCloseTimeout: '10s',
    retry: { initialInterval: '200ms', maximumInterval: '30s' },
  });
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<Asked extends unknown[], Result>(verb: (...asked: Asked) => Promise<Result>) {
    return (...asked: Asked): Promise<Result> => {
      const result = last.then(() => verb(...asked));
      last = result.catch(() => undefined); // whoever asked hears of it
      return result;
    };
  }
  return {
    recordOrder: inTurn(verbs.recordOrder),
    readBooks: inTurn(verbs.readBooks),
    openInvoice: inTurn(verbs.openInvoice),
    voidInvoice: inTurn(verbs.voidInvoice),
    closeBooks: inTurn(verbs.closeBooks),
    settleRefunds: inTurn(verbs.settleRefunds),
    applyChange: inTurn(verbs.applyChange),
    coverRest: inTurn(verbs.coverRest),
    saveServer: inTurn(verbs.saveServer),
    forgetServer: inTurn(verbs.forgetServer),
    tellUnheard: inTurn(verbs.tellUnheard),
  };
}
