import type { Phase } from './order.ts';
import type { OrderState } from './order-state.ts';
import { Refusal } from './refusal.ts';

interface Rule {
  phases: readonly Phase[];
  /** What must hold besides the phase. */
  when?: (state: OrderState) => boolean;
  /** Whether it still makes sense once the order is to end. */
  whileEnding?: boolean;
  code: string;
  sentence: string;
}

/** What people may ask of an order, and when. */
const rules = {
  acceptQuote: {
    phases: ['quoted'],
    when: ({ accepted }) => !accepted,
    code: 'quote-not-open',
    sentence: 'Only a quote that is still open can be accepted.',
  },
  declineQuote: {
    phases: ['quoted'],
    when: ({ accepted }) => !accepted,
    code: 'quote-not-open',
    sentence: 'Only a quote that is still open can be declined.',
  },
  approve: {
    phases: ['awaiting-approval'],
    when: ({ approved }) => !approved,
    code: 'not-awaiting-approval',
    sentence: 'Only a paid order that waits for approval can be approved.',
  },
  reject: {
    phases: ['awaiting-approval'],
    when: ({ approved }) => !approved,
    code: 'not-awaiting-approval',
    sentence: 'Only a paid order that waits for approval can be rejected.',
  },
  cancel: {
    phases: ['quoted', 'awaiting-payment', 'awaiting-approval', 'provisioning'],
    code: 'not-cancellable',
    sentence: 'Only an order whose bot is not running yet can be cancelled here.',
  },
  retryProvisioning: {
    phases: ['provisioning', 'active'],
    whileEnding: true,
    when: ({ attention, retryAsked }) => attention?.who === 'staff' && !retryAsked,
    code: 'nothing-to-retry',
    sentence: 'Only what has failed and waits for staff can be tried again.',
  },
  restart: {
    phases: ['active'],
    when: ({ restartAsked }) => !restartAsked,
    code: 'not-restartable',
    sentence: 'Only a bot that is at work, and is not being restarted already, can be restarted.',
  },
  settle: {
    phases: ['settling'],
    when: ({ refundDue, settlement }) => refundDue > 0 && !settlement,
    code: 'nothing-to-settle',
    sentence: 'Only an order that has ended with money still open can be settled.',
  },
} satisfies Record<string, Rule>;

export type OrderCommandName = keyof typeof rules;
export const orderCommandNames = Object.keys(rules) as OrderCommandName[];

/** Why this order cannot take this command now, or null when it can. */
export function refusalOf(command: OrderCommandName, state: OrderState): Refusal | null {
  const { phases, when, whileEnding = false, code, sentence }: Rule = rules[command];
  if (state.phase === 'ended') {
    return new Refusal('order-ended', `Order ${state.number} has ended; nothing can be changed any more.`);
  }
  if (state.ending && state.phase !== 'settling' && !whileEnding) {
    return new Refusal('order-ending', `Order ${state.number} is being ended already.`);
  }
  if (phases.includes(state.phase) && (when?.(state) ?? true)) return null;
  return new Refusal(code, `${sentence} Order ${state.number} is ${phaseWords[state.phase]}.`);
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
