import { z } from 'zod';
import { getDeploymentOf } from '../../../db/queries/deployments.ts';
import { getOrder } from '../../../db/queries/order-records.ts';
import { within } from '../../../db/scope.ts';
import { commandOrder } from '../../command-order.ts';
import { dryRun, id, reason, snowflake } from '../../fields.ts';
import type { Parts } from '../../parts.ts';
import { OrderView } from '../../present/order.ts';
import { type Believed, requireProvisionable } from '../../provision/check.ts';
import { askHost } from '../../provision/preflight.ts';
import { ProvisionPlan, presentProvision } from '../../provision/present.ts';
import { type Call, route, takes } from '../../route.ts';
import { scopeOf } from '../../scope-of.ts';
import { addons, tier } from '../../selection.ts';

const override = z
  .strictObject({ reason }, 'must be {"reason": "…"}.')
  .optional()
  .describe('Builds the bot before its invoice is paid.');

interface Wanted {
  orderId: string;
  believed: Believed;
  override: { reason: string } | undefined;
}

type Needed = Pick<Parts, 'orm' | 'commander' | 'observers' | 'hostPatienceMs'>;

export const provisionOrder = (parts: Needed) =>
  route({
    method: 'post',
    path: '/api/admin/deployments/provision',
    summary: 'Approve an order and build its bot, in one step',
    needs: 'order.provision',
    idempotency: 'taken',
    input: takes({
      query: { dryRun },
      body: { orderId: id, tier, discordGuildId: snowflake, selectedAddons: addons, override },
    }),
    output: z.union([OrderView, ProvisionPlan]),

    handle({ query, body: { orderId, tier, discordGuildId, selectedAddons, override } }, call) {
      const believed = { tier, guildId: discordGuildId, addons: selectedAddons };
      const wanted = { orderId, believed, override };
      return query.dryRun ? plan(parts, call, wanted) : provision(parts, call, wanted);
    },
  });

async function plan(parts: Needed, { actor }: Call, { orderId, believed, override }: Wanted) {
  const { planned, deployment } = await within(parts.orm, scopeOf(actor), async (em) => {
    const order = await getOrder(em, orderId);
    requireProvisionable(order, believed, override !== undefined);
    const deployment = await getDeploymentOf(em, orderId);
    return { planned: presentProvision(order.state, deployment), deployment };
  });
  return { ...planned, preflight: await askHost(parts, deployment) };
}

const provision = (parts: Needed, call: Call, { orderId, believed, override }: Wanted) =>
  commandOrder(parts, call, {
    orderId,
    name: 'approve',
    reason: override?.reason,
    says(order, isRepeated) {
      if (!isRepeated) requireProvisionable(order, believed, override !== undefined);
      return override ? { override: true } : {};
    },
  });
