import type { OrderInHands } from '../order-in-hands.ts';
import type { LifeStory } from './life.ts';

/** Nothing happens to these unless somebody does it. */
const life = (rests: LifeStory['rests'], live: LifeStory['live']): LifeStory => ({ shop: 'patient', rests, live });

async function accept(order: OrderInHands, wish: Parameters<OrderInHands['place']>[0] = {}): Promise<void> {
  await order.place(wish);
  await order.ask('accept-quote');
}

async function buy(order: OrderInHands, wish: Parameters<OrderInHands['place']>[0] = {}): Promise<void> {
  await accept(order, wish);
  await order.pay();
  await order.untilPhase('awaiting-approval');
}

export async function goToWork(order: OrderInHands, wish: Parameters<OrderInHands['place']>[0] = {}): Promise<void> {
  await buy(order, wish);
  await order.decide('approve');
  await order.until(({ phase }) => phase === 'active' || phase === 'suspended'); // short months may be over already
}

const isDue = ({ refundDue }: { refundDue: number }) => refundDue > 0;

async function settle(order: OrderInHands, outcome: 'refunded' | 'waived'): Promise<void> {
  const { refundDue } = await order.until(isDue);
  await order.decide('settle', { outcome, amount: refundDue });
}

export const patientLives = {
  quoted: life({ phase: 'quoted' }, (order) => order.place()),
  declined: life({ phase: 'ended', endReason: 'declined' }, async (order) => {
    await order.place();
    await order.ask('decline-quote');
  }),
  accepted: life({ phase: 'awaiting-payment' }, accept),
  paid: life({ phase: 'awaiting-approval', back: {} }, buy),
  rejected: life({ phase: 'ended', endReason: 'rejected', back: { refunded: 'all' } }, async (order) => {
    await buy(order);
    await order.decide('reject', { reason: 'This one is not for us.' });
    await settle(order, 'refunded');
  }),
  'paid-in-parts': life({ phase: 'active', back: { refunded: 300 } }, async (order) => {
    await accept(order);
    await order.pay(null);
    await order.pay(200);
    await order.pay(600);
    await order.untilPhase('awaiting-approval');
    await order.decide('approve');
    await settle(order, 'refunded');
    await order.untilPhase('active');
  }),
  'without-token': life({ phase: 'provisioning', back: {} }, async (order) => {
    await buy(order, { later: true });
    await order.decide('approve');
    await order.until(({ attention }) => attention?.who === 'customer');
  }),
  'token-later': life({ phase: 'active', back: {} }, async (order) => {
    await buy(order, { later: true });
    await order.decide('approve');
    await order.giveToken();
    await order.untilPhase('active');
  }),
  active: life({ phase: 'active', back: {} }, async (order) => {
    await goToWork(order);
    await order.extend(3);
  }),
  restarted: life({ phase: 'active', back: {} }, async (order) => {
    await goToWork(order);
    await order.ask('restart');
    await order.until(({ canDo }) => canDo.includes('restart'));
    await order.giveToken();
  }),
  upgraded: life({ phase: 'active', tier: 'pro', back: {} }, async (order) => {
    await goToWork(order);
    await order.choosePlan('pro');
    await order.until(({ change }) => change !== null && change.until !== null);
    await order.pay();
    await order.until(({ tier }) => tier === 'pro');
  }),
  'stopped-by-staff': life({ phase: 'suspended', back: {} }, async (order) => {
    await goToWork(order);
    await order.decide('suspend', { reason: 'We have to talk.' });
    await order.untilPhase('suspended');
  }),
  'let-back-by-staff': life({ phase: 'active', back: {} }, async (order) => {
    await goToWork(order);
    await order.decide('suspend', { reason: 'We have to talk.' });
    await order.untilPhase('suspended');
    await order.decide('unsuspend', { reason: 'We have talked.' });
    await order.untilPhase('active');
  }),
  'cancelled-while-built': life({ phase: 'ended', endReason: 'cancelled' }, async (order) => {
    await buy(order);
    await order.decide('approve');
    await order.ask('cancel', { when: 'now' });
    const { phase } = await order.until(({ phase }) => phase === 'settling' || phase === 'ended');
    if (phase === 'settling') await settle(order, 'refunded'); // the bot had not gone to work yet
  }),
  'cancelled-at-work': life({ phase: 'ended', endReason: 'cancelled', back: {} }, async (order) => {
    await goToWork(order);
    await order.ask('cancel', { when: 'now' });
  }),
  terminated: life({ phase: 'settling', endReason: 'terminated', back: { due: 'some' } }, async (order) => {
    await goToWork(order);
    await order.decide('terminate', { reason: 'It sent spam.' });
    await order.untilPhase('settling');
  }),
  'terminated-and-settled': life(
    { phase: 'ended', endReason: 'terminated', back: { waived: 'some' } },
    async (order) => {
      await goToWork(order);
      await order.decide('terminate', { reason: 'It sent spam.' });
      await order.untilPhase('settling');
      await settle(order, 'waived');
    },
  ),
};
