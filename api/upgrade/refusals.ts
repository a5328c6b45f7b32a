import type { OrderRecord } from '../../db/queries/order-records.ts';
import { formatMoney, type Money } from '../../domain/money.ts';
import type { Period } from '../../domain/order.ts';
import { Refusal } from '../../domain/refusal.ts';

const askAgain =
  'Ask again with ?dryRun=1, and send the "asOf" that it answers, and its amounts as "due" and "renewalAmount".';

export const planUnchanged = ({ state }: OrderRecord) =>
  new Refusal('plan-unchanged', `Order ${state.number} has this plan and these add-ons already.`, {
    remedy: 'Choose another plan or other add-ons; GET /api/plans lists them.',
  });

export const mixedChange = ({ state }: OrderRecord) =>
  new Refusal(
    'mixed-change',
    `Order ${state.number} cannot become smaller and buy something once in the same change.`,
    {
      remedy: 'Buy the add-on first, with the plan of now; then ask for the smaller plan.',
    },
  );

export const otherCurrency = ({ state }: OrderRecord) =>
  new Refusal('other-currency', `Order ${state.number} is paid in ${state.currency}, and this plan is not.`, {
    remedy: 'Place a new order for it, and cancel this one.',
  });

export const priceTooOld = () =>
  new Refusal('price-too-old', 'The price that was shown is more than 15 minutes old.', { remedy: askAgain });

export const priceChanged = (now: Money, shown: Money) =>
  new Refusal('price-changed', `This change costs ${formatMoney(now)} now, and not ${formatMoney(shown)}.`, {
    remedy: askAgain,
  });

export const renewalChanged = ({ now, shown, period }: { now: Money; shown: Money; period: Period }) =>
  new Refusal(
    'price-changed',
    `From the next renewal on this plan costs ${formatMoney(now)} each ${period} now, and not ${formatMoney(shown)}.`,
    { remedy: askAgain },
  );

export const tooManyGuilds = ({ state }: OrderRecord, { guilds, most }: { guilds: number; most: number }) =>
  new Refusal(
    'too-many-guilds',
    `Order ${state.number} serves ${guilds} guilds, and that plan is for ${most === 1 ? 'one guild' : `at most ${most} guilds`}.`,
    { remedy: `Remove ${guilds - most} of its guilds first, or choose a larger plan.` },
  );

export const usageTooHigh = ({ state }: OrderRecord, what: { name: string; usedMb: number; mostMb: number }) =>
  new Refusal(
    'usage-too-high',
    `The bot of order ${state.number} uses ${what.usedMb} MB of ${what.name}, and that plan has ${what.mostMb} MB.`,
    { remedy: 'Let the bot use less first, or choose a larger plan.' },
  );
