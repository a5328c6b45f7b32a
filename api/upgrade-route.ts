import { z } from 'zod';
import type { Permission } from '../domain/permission.ts';
import { commandOrder } from './command-order.ts';
import { dryRun, id, time } from './fields.ts';
import type { Parts } from './parts.ts';
import { OrderView } from './present/order.ts';
import { route, takes } from './route.ts';
import { addons, tier } from './selection.ts';
import { agreeOnChange } from './upgrade/agree.ts';
import { makeOffer } from './upgrade/make-offer.ts';
import { presentOffer, UpgradePlan } from './upgrade/present.ts';

const wholeAmount = 'must be a whole number of minor units (cents), 0 or more.';
const amount = z.int(wholeAmount).min(0, wholeAmount).optional();
const due = amount.describe(
  'What a dry run has answered as due; where it costs anything else by now, nothing is done.',
);
const renewalAmount = amount.describe('The same for the amount of each renewal.');
const asOf = time.optional().describe('The moment that a dry run has answered: the price is that of then.');

type Needed = Pick<Parts, 'orm' | 'commander' | 'observers' | 'hostPatienceMs'>;

/** Gives an order another plan; the same for its customer and for staff. */
export const upgradeRoute =
  <const Needs extends Permission>(path: string, needs: Needs) =>
  (parts: Needed) =>
    route({
      method: 'post',
      path,
      summary: 'Change the plan and the add-ons of a bot at work; a dry run answers the exact price',
      needs,
      idempotency: 'taken',
      input: takes({ params: { orderId: id }, query: { dryRun }, body: { tier, addons, asOf, due, renewalAmount } }),
      output: z.union([OrderView, UpgradePlan]),

      async handle({ params: { orderId }, query, body: { tier, addons, ...shown } }, call) {
        const wish = { tier, addons };
        if (query.dryRun) return presentOffer(await makeOffer(parts, call, { orderId, wish, at: Date.now() }));
        return commandOrder(parts, call, {
          orderId,
          name: 'upgrade',
          says: async (order) => ({ change: await agreeOnChange(parts, call, { order, agreed: { wish, ...shown } }) }),
        });
      },
    });
