import type { EndReason, Phase } from '../../../domain/order.ts';
import type { OrderInHands } from '../order-in-hands.ts';

/** What must be true of an order once all is calm again. */
export interface Rest {
  phase: Phase;
  endReason?: EndReason;
  tier?: 'starter' | 'pro';
  /** How much of what was received has become a refund, by what became of it. Left out where it depends on the moment. */
  back?: { due?: Share; refunded?: Share; waived?: Share };
}

/** Minor units, or all that was received, or some of it. */
type Share = number | 'all' | 'some';

export interface LifeStory {
  /** Under which policy it is sold: months, or half minutes. */
  shop: 'patient' | 'hurried';
  live(order: OrderInHands): Promise<unknown>;
  rests: Rest;
}
