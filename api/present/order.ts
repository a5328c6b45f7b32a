import { z } from 'zod';
import type { OrderRecord } from '../../db/queries/order-records.ts';
import { addonCodes, tiers } from '../../domain/catalogue.ts';
import { hostNames } from '../../domain/hosting.ts';
import { deploymentStatuses, endReasons, periods, phases } from '../../domain/order.ts';
import { type Actor, isStaff } from '../../domain/permission.ts';
import { waitingFor } from '../../domain/waiting.ts';
import { time } from '../fields.ts';
import { canDo, deeds } from './can-do.ts';
import { iso, isoOrNull, PriceView } from './money.ts';
import { presentRunning, Running } from './running.ts';
import { visibleState } from './visible-state.ts';

export const Phase = z.enum(phases).meta({ id: 'Phase' });

const WaitingFor = z.object({
  who: z.enum(['customer', 'staff', 'botyard', 'nobody']),
  what: z.string(),
  until: time.nullable(),
});

const Attention = z.object({
  who: z.enum(['staff', 'customer']),
  cause: z.string(),
  remedy: z.string().nullable(),
  since: time,
});

const Deployment = z.object({
  status: z.enum(deploymentStatuses).nullable(),
  url: z.string().nullable(),
  serverId: z.string().nullable().describe('Shown to staff.'),
  provisionedAt: time.nullable(),
});

export const OrderView = z
  .object({
    id: z.uuid(),
    number: z.string(),
    phase: Phase,
    since: time,
    until: time.nullable(),
    waitingFor: WaitingFor,
    attention: Attention.nullable(),
    endReason: z.enum(endReasons).nullable(),
    customer: z.object({ id: z.uuid(), name: z.string().nullable() }),
    tier: z.enum(tiers),
    addons: z.array(z.enum(addonCodes)),
    template: z.string(),
    guildId: z.string(),
    maxGuilds: z.int(),
    host: z.enum(hostNames),
    period: z.enum(periods),
    price: PriceView,
    renewalAmount: z.int().describe('Minor units due at each renewal.'),
    refundDue: z.int().describe('Minor units that staff has still to refund or to waive.'),
    ...Running,
    placedAt: time,
    deployment: Deployment,
    canDo: z.array(z.enum(deeds)).describe('What you can ask of this order now.'),
  })
  .meta({ id: 'Order' });

export function presentOrder(record: OrderRecord, actor: Actor): z.input<typeof OrderView> {
  const { deployment } = record;
  const state = visibleState(record.state, actor);
  const { attention } = state;
  const until = isoOrNull(state.until);
  return {
    id: record.id,
    number: state.number,
    phase: state.phase,
    since: iso(state.since),
    until,
    waitingFor: { ...waitingFor(state), until },
    attention: attention && { ...attention, since: iso(attention.since) },
    endReason: state.ending?.reason ?? null,
    customer: { id: state.customerId, name: record.customerName },
    tier: state.tier,
    addons: record.addons,
    template: record.template,
    guildId: state.guildId,
    maxGuilds: record.maxGuilds,
    host: state.host,
    period: record.period,
    price: { amount: state.amount, currency: state.currency, lines: record.lines },
    renewalAmount: state.renewalAmount,
    refundDue: state.refundDue,
    ...presentRunning(state),
    placedAt: iso(record.placedAt),
    deployment: {
      ...deployment,
      serverId: isStaff(actor) ? deployment.serverId : null,
      provisionedAt: isoOrNull(deployment.provisionedAt),
    },
    canDo: canDo(state, actor),
  };
}
