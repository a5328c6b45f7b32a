import type { HostName } from './hosting.ts';
import type { Phase } from './order.ts';
import { orderEnded, orderEnding } from './order-refusals.ts';
import { type Decision, isSuspended, type OrderState, type Settlement } from './order-state.ts';
import { type AskedChange, isReplaceable } from './plan-change.ts';
import { Refusal } from './refusal.ts';

export const cancellationTimes = ['now', 'period-end', 'never'] as const;

/** What each command says, besides who sends it. */
export interface OrderCommands {
  acceptQuote: Decision;
  declineQuote: Decision;
  /** With `override` the bot is built before its invoice is paid. */
  approve: Decision & { override?: boolean };
  reject: Decision;
  /** `never` takes back a cancellation at the period's end. Left out: at the period's end where one runs, otherwise now. */
  cancel: Decision & { when?: (typeof cancellationTimes)[number] | undefined };
  retryProvisioning: Decision;
  changeHost: Decision & { host: HostName };
  markDeployed: Decision & { serverId: string; url: string | null };
  upgrade: Decision & { change: AskedChange };
  restart: Decision;
  setAutoRestart: Decision & { on: boolean };
  suspend: Decision;
  unsuspend: Decision;
  extend: Decision & { days: number };
  settle: Settlement;
  terminate: Decision;
}

export type OrderCommandName = keyof OrderCommands;

interface Rule<Command> {
  phases: readonly Phase[];
  /** What must hold besides the phase; what is asked is unknown to whoever only lists what could be done. */
  when?: (state: OrderState, asked: Partial<Command>) => boolean;
  /** Whether it still makes sense once the order is to end. */
  whileEnding?: boolean;
  code: string;
  sentence: string;
  remedy: string;
}

/** What people may ask of an order, and when. */
const rules: { [Name in OrderCommandName]: Rule<OrderCommands[Name]> } = {
  acceptQuote: {
    phases: ['quoted'],
    when: ({ accepted }) => !accepted,
    code: 'quote-not-open',
    sentence: 'Only a quote that is still open can be accepted.',
    remedy: 'See what the order waits for now; whoever wants another bot places a new order.',
  },
  declineQuote: {
    phases: ['quoted'],
    when: ({ accepted }) => !accepted,
    code: 'quote-not-open',
    sentence: 'Only a quote that is still open can be declined.',
    remedy: 'Cancel the order instead.',
  },
  approve: {
    phases: ['awaiting-approval', 'awaiting-payment'],
    when: ({ approved, phase }, { override }) => !approved && (phase === 'awaiting-approval' || override === true),
    code: 'not-awaiting-approval',
    sentence: 'Only a paid order that waits for approval can be approved.',
    remedy: 'Confirm its payment first; or provision it with an override, before it is paid.',
  },
  reject: {
    phases: ['awaiting-approval'],
    when: ({ approved }) => !approved,
    code: 'not-awaiting-approval',
    sentence: 'Only a paid order that waits for approval can be rejected.',
    remedy: 'Before and after that it can be cancelled; one with a bot can also be terminated.',
  },
  cancel: {
    phases: ['quoted', 'awaiting-payment', 'awaiting-approval', 'provisioning', 'active', 'suspended'],
    when: (state, { when }) => cancellationFits(state, when),
    code: 'not-cancellable',
    sentence:
      "A bot at work can be cancelled now or at its period's end, and a cancellation at the end taken back; else only now.",
    remedy: 'Leave "when" out: then it is cancelled as is usual for it.',
  },
  retryProvisioning: {
    phases: ['provisioning', 'active', 'suspended'],
    whileEnding: true,
    when: ({ attention, retryAsked }) => attention?.who === 'staff' && !retryAsked,
    code: 'nothing-to-retry',
    sentence: 'Only what has failed and waits for staff can be tried again.',
    remedy: 'See what the order waits for; accidents are tried again without anybody asking.',
  },
  changeHost: {
    phases: ['provisioning'],
    when: ({ host, hostAsked, deployed }, asked) => asked.host !== host && hostAsked === null && !deployed,
    code: 'host-not-changeable',
    sentence: 'Only a bot that is still being built can be built on another host.',
    remedy: 'Name another host than its own while it is being built; a bot at work stays where it is.',
  },
  markDeployed: {
    phases: ['provisioning'],
    when: ({ attention, deployed }) => attention?.who === 'staff' && !deployed,
    code: 'not-being-deployed',
    sentence: 'Only an order that waits for staff to build its bot can be marked as deployed.',
    remedy: 'To build it by hand, change its host to manual first.',
  },
  upgrade: {
    phases: ['active'],
    when: (state) => changeRefusal(state) === null,
    code: 'plan-not-changeable',
    sentence: 'Only a bot that is at work can get another plan.',
    remedy: 'Wait until it is live; one that is stopped for want of payment comes back with its payment.',
  },
  restart: {
    phases: ['active'],
    when: ({ restartAsked }) => !restartAsked,
    code: 'not-restartable',
    sentence: 'Only a bot that is at work, and is not being restarted already, can be restarted.',
    remedy: 'The timeline of the order shows what is being done now; wait for its end.',
  },
  setAutoRestart: {
    phases: ['quoted', 'awaiting-payment', 'awaiting-approval', 'provisioning', 'active', 'suspended'],
    when: ({ autoRestart }, { on }) => on !== autoRestart,
    code: 'nothing-to-switch',
    sentence: 'Automatic restarts are switched so already, or the order is over.',
    remedy: 'Nothing has to be done.',
  },
  suspend: {
    phases: ['active', 'suspended'],
    when: ({ suspension }) => suspension.staff === null,
    code: 'not-suspendable',
    sentence: 'Only a bot that is at work, or stopped for want of payment, can be suspended by staff.',
    remedy: 'Before it is live, reject or cancel the order.',
  },
  unsuspend: {
    phases: ['active', 'suspended'],
    when: ({ suspension }) => suspension.staff !== null,
    code: 'not-suspended',
    sentence: 'Only a bot that staff has suspended can be let back to work; an unpaid one comes back with its payment.',
    remedy: 'Confirm the payment of its open invoice, or give it more time.',
  },
  extend: {
    phases: ['quoted', 'awaiting-payment', 'provisioning', 'active', 'suspended'],
    when: ({ phase, until, terms, suspension }) =>
      phase === 'active' ? terms.length > 0 : phase === 'suspended' ? suspension.unpaid !== null : until !== null,
    code: 'nothing-to-extend',
    sentence: 'There is no deadline here that could be moved.',
    remedy: 'Nobody loses anything by waiting here; see what the order waits for.',
  },
  settle: {
    phases: ['awaiting-payment', 'awaiting-approval', 'provisioning', 'active', 'suspended', 'settling'],
    whileEnding: true,
    when: ({ refundDue }) => refundDue > 0,
    code: 'nothing-to-settle',
    sentence: 'Only an order with money that is due back can be settled.',
    remedy: 'Nothing has to be done: what is paid too much, or for time that will not come, becomes due by itself.',
  },
  terminate: {
    phases: ['provisioning', 'active', 'suspended'],
    code: 'nothing-to-terminate',
    sentence: 'Only an order with a bot can be terminated; before that it can be rejected or cancelled.',
    remedy: 'Reject or cancel it.',
  },
};

export const orderCommandNames = Object.keys(rules) as OrderCommandName[];

/** Whether this order can take this command now; what is asked is unknown to whoever only lists what could be done. */
export function isTaken<Name extends OrderCommandName>(
  name: Name,
  state: OrderState,
  asked: Partial<OrderCommands[Name]> = {},
): boolean {
  const { phases, when }: Rule<OrderCommands[Name]> = rules[name];
  return phases.includes(state.phase) && !isEnding(name, state) && (when?.(state, asked) ?? true);
}

const isEnding = (name: OrderCommandName, { ending, phase }: OrderState): boolean =>
  ending !== null && phase !== 'settling' && phase !== 'ended' && !rules[name].whileEnding;

/** Why this order cannot take this command now, or null when it can. */
export function refusalOf<Name extends OrderCommandName>(
  name: Name,
  state: OrderState,
  asked: Partial<OrderCommands[Name]> = {},
): Refusal | null {
  if (isTaken(name, state, asked)) return null;
  const { code, sentence, remedy }: Rule<OrderCommands[Name]> = rules[name];
  if (state.phase === 'ended') {
    return orderEnded(state);
  }
  if (isEnding(name, state)) return orderEnding(state);
  const closer = name === 'upgrade' && state.phase === 'active' ? changeRefusal(state) : null;
  return closer ?? new Refusal(code, `${sentence} Order ${state.number} is ${phaseWords[state.phase]}.`, { remedy });
}

/** When an order ends that is cancelled without saying when: at the end of the period where one runs. */
export const usualCancellation = (state: OrderState) =>
  state.phase === 'active' && !isSuspended(state) ? 'period-end' : 'now';

function cancellationFits(
  state: OrderState,
  when: OrderCommands['cancel']['when'] = usualCancellation(state),
): boolean {
  if (when === 'never') return state.cancelAtPeriodEnd !== null;
  return when === 'now' || (usualCancellation(state) === 'period-end' && state.cancelAtPeriodEnd === null);
}

/** What stands in the way of another plan for a bot at work; each with the way round it. */
function changeRefusal({ number, renewal, change, cancelAtPeriodEnd, paymentsWaiting }: OrderState): Refusal | null {
  if (cancelAtPeriodEnd) {
    return new Refusal('plan-not-changeable', `Order ${number} is cancelled for the end of its period.`, {
      remedy: 'Take the cancellation back first (cancel with "when": "never").',
    });
  }
  if (renewal) {
    return new Refusal('renewal-open', `Order ${number} is to be renewed; the price of its next period stands.`, {
      remedy: 'Pay the renewal first; then change the plan.',
    });
  }
  if (change && (!isReplaceable(change) || paymentsWaiting > 0)) {
    return new Refusal('change-under-way', `Order ${number} has another change of plan under way.`, {
      remedy: 'Wait until it is done; the timeline of the order shows how far it is.',
    });
  }
  return null;
}

/** "Order 2026-000007 is …" */
export const phaseWords: Record<Phase, string> = {
  quoted: 'quoted',
  'awaiting-payment': 'awaiting payment',
  'awaiting-approval': 'awaiting approval',
  provisioning: 'being provisioned',
  active: 'active',
  suspended: 'suspended',
  settling: 'over, with its money being settled',
  ended: 'ended',
};
