import type { OrderFact } from '../../domain/order-facts.ts';
import type { OrderState } from '../../domain/order-state.ts';
import type { Em } from '../orm.ts';
import { keepNotice } from './notices.ts';

const words: Record<OrderFact['name'], string> = {
  paymentSubmitted: 'A payment was submitted. See whether the money has come, and send it back.',
  paymentConfirmed: 'Money was received. It is due back in full.',
  paymentRejected: 'A payment was rejected. Nothing needs to be done.',
  botTokenChanged: 'A bot token was given. Nothing needs to be done.',
  healthChanged: 'Its bot was seen. See that no server of it is left.',
  deploymentReported: 'Its bot was reported as deployed. See that no server of it is left.',
};

/** An ended order hears nothing any more: staff is told instead, once. */
export const keepLateFact = (em: Em, order: OrderState, fact: OrderFact): Promise<unknown> =>
  keepNotice(em, order, {
    key: `late-fact:${fact.number}`,
    to: 'staff',
    title: `Order ${order.number} had ended when this came`,
    text: words[fact.name],
  });
