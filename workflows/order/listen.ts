import { log, setHandler } from '@temporalio/workflow';
import type { EndReason } from '../../domain/order.ts';
import { type OrderCommandName, refusalOf } from '../../domain/order-commands.ts';
import type { OrderFact } from '../../domain/order-facts.ts';
import type { Decision, OrderState, Settlement } from '../../domain/order-state.ts';
import * as messages from '../order-messages.ts';
import type { Life } from './life.ts';
import { asFailure } from './refuse.ts';

/** Handlers only note what they are told; the story acts on it. */
export function listen(life: Life): void {
  hearFacts(life);
  takeCommands(life);
  hearTemporalUi(life);
  setHandler(messages.orderState, () => life.state, { description: 'All that this order knows' });
}

function hearFacts({ state, note }: Life): void {
  /** Numbers are given in the order of their commits: what is not above the highest was heard before. */
  const hear =
    <Fact extends OrderFact>(changes: (fact: Fact) => Partial<OrderState>) =>
    (fact: Fact) => {
      if (fact.number > state.lastFact) note({ ...changes(fact), lastFact: fact.number });
    };
  const decided = () => ({ paymentsWaiting: Math.max(0, state.paymentsWaiting - 1) });

  // A submitted payment stops the window: nobody loses an order because staff was slow to look.
  const window = () => (state.phase === 'awaiting-payment' ? { until: null } : {});

  setHandler(
    messages.paymentSubmitted,
    hear(() => ({ paymentsWaiting: state.paymentsWaiting + 1, ...window() })),
  );
  setHandler(
    messages.paymentConfirmed,
    hear(({ invoicePaid }) => ({ ...decided(), paid: state.paid || invoicePaid })),
  );
  setHandler(messages.paymentRejected, hear(decided));
  setHandler(
    messages.botTokenChanged,
    hear(() => ({ hasBotToken: true, tokenChanges: state.tokenChanges + 1 })),
  );
}

function takeCommands({ state, note, recorded }: Life): void {
  const taking =
    <By extends Decision>(changes: (decision: By) => Partial<OrderState>) =>
    async (decision: By): Promise<messages.CommandAnswer> => {
      note(changes(decision));
      await recorded(state.version);
      return { phase: state.phase, version: state.version };
    };
  const when = <By extends Decision = Decision>(name: OrderCommandName) => ({
    validator: (_: By) => refuseUnless(name, state),
  });

  setHandler(
    messages.acceptQuote,
    taking(() => ({ accepted: true })),
    when('acceptQuote'),
  );
  setHandler(messages.declineQuote, taking(endBecause('declined')), when('declineQuote'));
  setHandler(
    messages.approve,
    taking((approved) => ({ approved })),
    when('approve'),
  );
  setHandler(messages.reject, taking(endBecause('rejected')), when('reject'));
  setHandler(messages.cancel, taking(endBecause('cancelled')), when('cancel'));
  setHandler(
    messages.retryProvisioning,
    taking(() => ({ retryAsked: true })),
    when('retryProvisioning'),
  );
  setHandler(
    messages.restart,
    taking(() => ({ restartAsked: true })),
    when('restart'),
  );
  setHandler(
    messages.settle,
    taking((settlement: Settlement) => ({ settlement })),
    when<Settlement>('settle'),
  );
}

const endBecause = (reason: EndReason) => (decision: Decision) => ({ ending: { reason, decision } });

function refuseUnless(name: OrderCommandName, state: OrderState): void {
  const refusal = refusalOf(name, state);
  if (refusal) throw asFailure(refusal);
}

/** Here `by` cannot be trusted: whoever may reach the Temporal UI is named by the api's proxy, in the audit. */
function hearTemporalUi({ state, note }: Life): void {
  const inTemporal: Decision = { by: 'temporal-ui', noteId: null };
  const hear = (name: 'approve' | 'reject', changes: Partial<OrderState>) => () => {
    const refusal = refusalOf(name, state);
    if (refusal) log.warn(`The signal ${name} was not followed: ${refusal.message}`);
    else note(changes);
  };

  setHandler(messages.approvedInTemporal, hear('approve', { approved: inTemporal }), {
    description: 'Approve this paid order',
  });
  setHandler(messages.rejectedInTemporal, hear('reject', endBecause('rejected')(inTemporal)), {
    description: 'Reject this paid order; what was paid becomes a refund',
  });
}
