import { z } from 'zod';
import { formatMoney } from '../../domain/money.ts';
import { time } from '../fields.ts';
import { iso, PriceView } from '../present/money.ts';
import { ResourcesView } from '../present/resources.ts';
import type { Offer } from './offer.ts';

export const UpgradePlan = z
  .object({
    begins: z.enum(['now', 'at-renewal']).describe('More is had at once, less from the next renewal on.'),
    asOf: time.describe('Sent along within 15 minutes, the change is charged as it is shown here.'),
    due: PriceView.describe('To be paid before the change is made.'),
    renewal: PriceView.describe('Each period from then on.'),
    resources: ResourcesView,
    maxGuilds: z.int(),
    sentence: z.string(),
  })
  .meta({ id: 'UpgradePlan' });

export function presentOffer(offer: Offer): z.input<typeof UpgradePlan> {
  const { begins, at, currency, due, dueLines, renewalAmount, renewalLines, resources, maxGuilds } = offer;
  return {
    begins,
    asOf: iso(at),
    due: { amount: due, currency, lines: dueLines },
    renewal: { amount: renewalAmount, currency, lines: renewalLines },
    resources,
    maxGuilds,
    sentence: sentenceOf(offer),
  };
}

function sentenceOf({ planName, begins, due, renewalAmount, currency, period }: Offer): string {
  const each = `${formatMoney({ amount: renewalAmount, currency })} each ${period}`;
  if (begins === 'at-renewal') {
    return `The plan is ${planName}, for ${each}, from the next renewal on; nothing is to be paid before that.`;
  }
  const first = due > 0 ? `as soon as ${formatMoney({ amount: due, currency })} is paid` : 'at once, at no extra cost';
  return `The plan is ${planName} ${first}; from the next renewal on it costs ${each}.`;
}
