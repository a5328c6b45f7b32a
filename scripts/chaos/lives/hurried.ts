import { type Order, type OrderInHands, unlessRefused } from '../order-in-hands.ts';
import type { LifeStory } from './life.ts';
import { goToWork } from './patient.ts';

/** Their months are half minutes: invoices, reminders and suspensions come by themselves, whatever is dead meanwhile. */
const life = (rests: LifeStory['rests'], live: LifeStory['live']): LifeStory => ({ shop: 'hurried', rests, live });

const day = 86_400_000;
const owes = ({ renewal }: Order) => renewal !== null && !renewal.paid;
const isSafe = ({ phase, paidUntil }: Order) => phase === 'active' && Date.parse(paidUntil ?? '') > Date.now() + day;

/** Pays every renewal once, for as long as this is not so, and tries the deed whenever the bot is at work. */
async function payUntil(order: OrderInHands, isSo: (now: Order) => boolean, deed?: () => Promise<unknown>) {
  const paid = new Set<number>();
  let isDone = deed === undefined;
  await order.until((now) => now.phase === 'active' || now.phase === 'suspended');
  while (true) {
    const now = await order.until((now) => isSo(now) || hasNews(now));
    if (isSo(now)) return;
    if (owes(now) && !paid.has(now.renewal!.number)) {
      if (await unlessRefused(() => order.pay())) paid.add(now.renewal!.number);
    } else if (deed) isDone = await unlessRefused(deed);
  }

  function hasNews(now: Order): boolean {
    return (owes(now) && !paid.has(now.renewal!.number)) || (!isDone && now.phase === 'active' && now.renewal === null);
  }
}

/** Staff gives it so much time that nothing comes due any more. */
const secure = (order: OrderInHands) => payUntil(order, isSafe, () => order.extend(30));

export const hurriedLives = {
  unpaid: life({ phase: 'ended', endReason: 'payment-expired', back: {} }, async (order) => {
    await order.place();
    await order.ask('accept-quote');
    await order.untilPhase('ended');
  }),
  'stopped-for-money': life({ phase: 'suspended', back: {} }, async (order) => {
    await goToWork(order);
    await order.untilPhase('suspended');
  }),
  'paid-late': life({ phase: 'active', back: {} }, async (order) => {
    await goToWork(order);
    await order.untilPhase('suspended');
    await secure(order);
  }),
  downgraded: life({ phase: 'active', tier: 'starter', back: {} }, async (order) => {
    await goToWork(order, { tier: 'pro' });
    await payUntil(
      order,
      ({ tier }) => tier === 'starter',
      () => order.choosePlan('starter'),
    );
    await secure(order);
  }),
  'cancelled-at-the-end': life({ phase: 'ended', endReason: 'cancelled' }, async (order) => {
    await goToWork(order);
    await payUntil(
      order,
      ({ cancelAtPeriodEnd }) => cancelAtPeriodEnd,
      () => order.ask('cancel', { when: 'period-end' }),
    );
    await order.untilPhase('ended');
  }),
};
