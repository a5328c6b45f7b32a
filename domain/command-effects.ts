import { type OrderCommandName, type OrderCommands, usualCancellation } from './order-commands.ts';
import type { Decision, OrderState } from './order-state.ts';
import { changeSubject, type PlanChange } from './plan-change.ts';
import { moved, postponed } from './term.ts';

type Effect<Asked> = (asked: Asked, state: OrderState, now: number) => Partial<OrderState>;

const endBecause =
  (reason: 'declined' | 'rejected' | 'cancelled' | 'terminated'): Effect<Decision> =>
  ({ by, noteId }, _, now) => ({ ending: { reason, decision: { by, noteId }, at: now } });

/** What an order knows at once when it has taken a command; the rest of its life acts on that. */
const effects: { [Name in OrderCommandName]: Effect<OrderCommands[Name]> } = {
  acceptQuote: () => ({ accepted: true }),
  declineQuote: endBecause('declined'),
  approve: ({ by, noteId }) => ({ approved: { by, noteId } }),
  reject: endBecause('rejected'),
  cancel(asked, state, now) {
    const { by, noteId, when = usualCancellation(state) } = asked;
    if (when === 'now') return endBecause('cancelled')(asked, state, now);
    return { cancelAtPeriodEnd: when === 'never' ? null : { by, noteId } };
  },
  retryProvisioning: () => ({ retryAsked: true }),
  changeHost: ({ host }) => ({ hostAsked: host }),
  markDeployed: ({ serverId, url }) => ({ deployed: { serverId, url } }),
  upgrade: (asked, state) => ({ change: changeOf(asked, state), changes: state.changes + 1 }),
  restart: () => ({ restartAsked: true }),
  setAutoRestart: ({ on }) => ({ autoRestart: on }),
  suspend: (_, { suspension, clockStopped }, now) => ({
    suspension: { ...suspension, staff: now },
    clockStopped: suspension.unpaid === null ? now : clockStopped,
  }),
  unsuspend: (_, state, now) => ({
    suspension: { ...state.suspension, staff: null },
    ...(state.clockStopped !== null && clockStarted(state, now - state.clockStopped)),
  }),
  extend: ({ days }, state) => extended(state, days * 86_400_000),
  settle: () => ({}), // what is due back is the books' to say
  terminate: endBecause('terminated'),
};

export const effectOf = <Name extends OrderCommandName>(
  name: Name,
  asked: OrderCommands[Name],
  state: OrderState,
  now: number,
): Partial<OrderState> => effects[name](asked, state, now);

function changeOf({ change }: OrderCommands['upgrade'], { changes, change: earlier }: OrderState): PlanChange {
  return {
    ...change,
    number: changes + 1,
    until: null,
    paid: change.begins === 'now' && change.due === 0,
    renewal: null,
    ready: false,
    replaces: earlier ? [...earlier.replaces, ...(earlier.begins === 'now' ? [changeSubject(earlier)] : [])] : [],
  };
}

/** The time that was lost is added back to all that was paid for. */
const clockStarted = ({ terms, change }: OrderState, lost: number): Partial<OrderState> => ({
  clockStopped: null,
  terms: postponed(terms, lost),
  change: change && { ...change, until: change.until === null ? null : change.until + lost },
});

/** The next deadline moves: of the quote, the payment or the token, of the paid time, or of the data. */
function extended({ phase, until, terms, suspension }: OrderState, time: number): Partial<OrderState> {
  if (phase === 'active') return { terms: moved(terms, time) };
  if (phase === 'suspended' && suspension.unpaid !== null) {
    return { suspension: { ...suspension, unpaid: suspension.unpaid + time }, warned: false };
  }
  return { until: until === null ? null : until + time };
}
