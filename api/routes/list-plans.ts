import { z } from 'zod';
import { getCatalogue } from '../../db/queries/catalogue.ts';
import { within } from '../../db/scope.ts';
import { addonCodes, features, tiers } from '../../domain/catalogue.ts';
import type { Parts } from '../parts.ts';
import { ResourcesView } from '../present/resources.ts';
import { route, takes } from '../route.ts';

const count = z.int();

const PlanView = z.object({
  tier: z.enum(tiers),
  name: z.string(),
  resources: ResourcesView,
  maxGuilds: count,
  commandsPerMinute: count,
  apiCallsPerDay: count,
  features: z.array(z.enum(features)),
  monthlyPrice: count.describe('Minor units. A year costs ten months.'),
  currency: z.string(),
  approval: z.enum(['manual', 'automatic']),
});

const AddonView = z.object({
  code: z.enum(addonCodes),
  name: z.string(),
  price: count.describe('Minor units: a month, or once.'),
  billed: z.enum(['monthly', 'once']),
  boost: ResourcesView.partial(),
});

export const listPlans = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'get',
    path: '/api/plans',
    summary: 'What can be ordered, and what it costs',
    needs: 'anyone',
    idempotency: 'none',
    input: takes({}),
    output: z.object({ plans: z.array(PlanView), addons: z.array(AddonView) }),

    async handle() {
      const { plans, addons } = await within(orm, { kind: 'lookup' }, getCatalogue);
      return { plans: plans.map((plan) => ({ ...plan, features: [...plan.features] })), addons: [...addons] };
    },
  });
