import type { Answer } from '../../api/contract.ts';
import type { placeOrder } from '../../api/routes/place-order.ts';
import { formatMoney } from '../../domain/money.ts';
import { type Demo, someGuild } from './open.ts';
import { say, stageFor } from './stage.ts';

/** Another order is paid and left waiting, for whoever has watched to decide about. */
export async function leaveOneForYou(demo: Demo): Promise<void> {
  const wish = { tier: 'pro', addons: ['white_label'], guildId: someGuild(), period: 'month', bot: { later: true } };
  const { id, number, price } = await demo.customer.post<Answer<typeof placeOrder>>('/api/orders', wish);
  const stage = stageFor(demo, id);
  console.log('');
  say('Customer', `ordered another bot: ${number}, ${formatMoney(price)}.`);
  await stage.ask('accept-quote');
  await stage.pay();
  await stage.untilPhase('awaiting-approval');
  say('Botyard', `waits for you: sign in as admin and decide about ${number} at ${demo.web}/approvals`);
}
