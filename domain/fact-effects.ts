import type { OrderFact } from './order-facts.ts';
import type { OrderState } from './order-state.ts';
import { changeSubject, renewalSubject } from './plan-change.ts';

type Effect<Fact> = (fact: Fact, state: OrderState) => Partial<OrderState>;

/** What an order knows at once when it has heard of a fact. */
const effects: { [Name in OrderFact['name']]: Effect<Extract<OrderFact, { name: Name }>> } = {
  // A submitted payment stops the window: nobody loses an order because staff was slow to look.
  paymentSubmitted: (_, { paymentsWaiting, phase }) => ({
    paymentsWaiting: paymentsWaiting + 1,
    ...(phase === 'awaiting-payment' && { until: null }),
  }),
  // What the books have told since is newer than a fact that they counted, and that was late.
  paymentConfirmed: ({ number, invoicePaid, refundDue }, state) => ({
    ...decided(state),
    ...(number > state.countedFact && { refundDue }),
    ...(invoicePaid !== null && paid(invoicePaid, state)),
  }),
  paymentRejected: (_, state) => decided(state),
  botTokenChanged: (_, { tokenChanges }) => ({ hasBotToken: true, tokenChanges: tokenChanges + 1 }),
  healthChanged: ({ isUp, at, ofNode = false }, { incident, phase, attention }) =>
    isUp || phase !== 'active'
      ? { incident: null, attention: attention?.kind === 'crash-loop' ? null : attention }
      : { incident: { since: incident?.since ?? at, ofNode } },
  deploymentReported: ({ serverId, url }, { phase, host, attention, deployed }) => {
    const isAwaited = phase === 'provisioning' && (host === 'manual' || attention?.who === 'staff');
    return { deployed: isAwaited ? (deployed ?? { serverId, url }) : deployed };
  },
};

/**
 * Numbers are given in the order of their commits: what is not above the highest was heard before.
 * An order that has ended hears nothing more; staff is told instead.
 */
export function effectOfFact<Fact extends OrderFact>(fact: Fact, state: OrderState): Partial<OrderState> | null {
  if (state.phase === 'ended' || fact.number <= state.lastFact) return null;
  const effect = effects[fact.name] as Effect<OrderFact>;
  return { ...effect(fact, state), lastFact: fact.number };
}

const decided = ({ paymentsWaiting }: OrderState) => ({ paymentsWaiting: Math.max(0, paymentsWaiting - 1) });

function paid(subject: string, { renewal, change }: OrderState): Partial<OrderState> {
  if (subject === 'first') return { paid: true };
  if (renewal && subject === renewalSubject(renewal)) return { renewal: { ...renewal, paid: true } };
  if (change && subject === changeSubject(change)) return { change: { ...change, paid: true, until: null } };
  return {};
}
