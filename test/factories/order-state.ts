import { type OrderState, quotedState } from '../../domain/order-state.ts';
import type { PlanChange } from '../../domain/plan-change.ts';
import { defaultPolicy } from '../../domain/policy.ts';

/** An order as a test needs it; what is not said is ordinary. */
export const anOrderState = (changes: Partial<OrderState> = {}): OrderState => ({
  ...quotedState(
    {
      orderId: '0192f3aa-0000-7000-8000-000000000007',
      number: '2026-000007',
      customerId: '0192f3aa-0000-7000-8000-0000000000aa',
      guildId: '123456789012345678',
      tier: 'starter',
      host: 'simulation',
      amount: 500,
      renewalAmount: 500,
      period: 'month',
      currency: 'USD',
      approval: 'manual',
      policy: defaultPolicy,
      hasBotToken: true,
    },
    Date.UTC(2026, 0, 1),
  ),
  ...changes,
});

/** Another plan that is to be had as soon as its difference is paid. */
export const aPlanChange = (changes: Partial<PlanChange> = {}): PlanChange => ({
  id: '0192f3aa-0000-7000-8000-0000000000c1',
  number: 1,
  tier: 'pro',
  renewalAmount: 1_200,
  due: 700,
  begins: 'now',
  until: null,
  paid: false,
  renewal: null,
  ready: false,
  replaces: [],
  ...changes,
});
