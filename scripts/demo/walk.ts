import { randomBytes } from 'node:crypto';
import type { Answer } from '../../api/contract.ts';
import type { upgradeOrder } from '../../api/routes/upgrade-order.ts';
import { formatMoney } from '../../domain/money.ts';
import type { Demo } from './open.ts';
import { type Stage, say, stageFor } from './stage.ts';

/** A whole life in about a minute: from the quote to the end, with all that customers and staff do on the way. */
export async function walkAnOrder(demo: Demo): Promise<void> {
  const stage = stageFor(demo, await demo.placeHurriedOrder());
  await becomesABot(stage);
  await growsWhileItWorks(stage);
  await isNotRenewedInTime(stage);
  await endsWithARefund(stage);
  await stage.tellTheStory();
}

async function becomesABot(stage: Stage): Promise<void> {
  const { number, price } = await stage.read();
  say('Customer', `ordered a bot: ${number}, ${formatMoney(price)}. A month takes 30 seconds in this demo.`);
  await stage.ask('accept-quote');
  say('Customer', 'accepted the quote.');
  await stage.pay();
  await stage.untilPhase('awaiting-approval');
  await stage.decide('approve');
  say('Admin', 'approved the order.');
  const { attention } = await stage.until('asking for the token', (order) => order.attention?.who === 'customer');
  say('Botyard', `asks the customer: ${attention?.cause}`);
  await stage.giveToken([12, 6, 24].map((bytes) => randomBytes(bytes).toString('base64url')).join('.'));
  say('Customer', 'gave the token. The bot is being built …');
  const { host, paidUntil } = await stage.untilPhase('active');
  say('Botyard', `built the bot on ${host}. It is live, and paid until ${clock(paidUntil)}.`);
}

async function growsWhileItWorks(stage: Stage): Promise<void> {
  await stage.ask('restart');
  say('Customer', 'restarted the bot.');
  const wish = { tier: 'pro', addons: [] };
  const shown = await stage.ask<Answer<typeof upgradeOrder>>('upgrade?dryRun=1', wish);
  if (!('asOf' in shown)) throw new Error('A dry run answered an order.');
  say('Customer', `asked what the plan Pro costs. ${shown.sentence}`);
  await stage.ask('upgrade', { ...wish, asOf: shown.asOf, due: shown.due.amount });
  await stage.until('waiting for the difference', ({ change }) => change !== null && change.until !== null);
  await stage.pay();
  const { tier, renewalAmount, price } = await stage.until('upgraded', (order) => order.tier === 'pro');
  say(
    'Botyard',
    `gave the bot the plan ${tier}; the next month costs ${formatMoney({ ...price, amount: renewalAmount })}.`,
  );
}

async function isNotRenewedInTime(stage: Stage): Promise<void> {
  const { renewal, price } = await stage.until('to be renewed', (order) => order.renewal !== null);
  say('Botyard', `sent the next invoice: ${formatMoney({ ...price, amount: renewal?.amount ?? 0 })}. Nobody pays …`);
  const { waitingFor } = await stage.untilPhase('suspended');
  say('Botyard', `stopped the bot. ${waitingFor.what}`);
  await stage.pay((renewal?.amount ?? 0) + 300);
  const { paidUntil, refundDue } = await stage.untilPhase('active');
  say(
    'Botyard',
    `brought the bot back, paid until ${clock(paidUntil)}; ${formatMoney({ ...price, amount: refundDue })} were too much.`,
  );
}

async function endsWithARefund(stage: Stage): Promise<void> {
  await stage.ask('cancel', { when: 'now', reason: 'The demo is over.' });
  say('Customer', 'cancelled the order at once.');
  const { waitingFor, refundDue } = await stage.untilPhase('settling');
  say('Botyard', `removed the bot. ${waitingFor.what}`);
  await stage.decide('settle', { outcome: 'refunded', amount: refundDue });
  await stage.untilPhase('ended');
  say('Admin', 'sent the money back. The order has ended.');
}

const clock = (time: string | null) => time?.slice(11, 19) ?? 'never';
