import { choose, featuresOf, resourcesOf, type Selection } from '../../domain/catalogue.ts';
import { orderTopic } from '../../domain/events.ts';
import type { HostName } from '../../domain/hosting.ts';
import type { Period } from '../../domain/order.ts';
import { type OrderState, quotedState } from '../../domain/order-state.ts';
import type { OrderPolicy } from '../../domain/policy.ts';
import { type Price, priceOf } from '../../domain/price.ts';
import { derivedId } from '../derived-id.ts';
import { BotDeployment } from '../entities/bot-deployment.ts';
import { type BotTemplate, Order } from '../entities/order.ts';
import { OrderGuild } from '../entities/order-guild.ts';
import type { Em } from '../orm.ts';
import type { SealedToken } from './bot-token.ts';
import { getCatalogue } from './catalogue.ts';
import { logEvent } from './events.ts';
import { announceOrder } from './outbox.ts';

export interface NewOrder extends Selection {
  id: string;
  customerId: string;
  guildId: string;
  template: BotTemplate;
  host: HostName;
  period: Period;
  policy: OrderPolicy;
  /** Sealed for the deployment that the order will have. */
  token: SealedToken | null;
}

/** The deployment of an order that may not be there yet. */
export const deploymentIdOf = (orderId: string): string => derivedId('deployment', orderId);

/** The order, its deployment and the start of its workflow: all of it or nothing. It keeps what it was sold. */
export async function placeOrder(em: Em, order: NewOrder): Promise<void> {
  const sold = choose(await getCatalogue(em), order);
  const price = priceOf({ ...sold, period: order.period });
  const placedAt = new Date();
  const state = quotedState(
    {
      orderId: order.id,
      number: await nextNumber(em, placedAt),
      customerId: order.customerId,
      guildId: order.guildId,
      tier: order.tier,
      host: order.host,
      amount: price.amount,
      renewalAmount: price.renewalAmount,
      period: order.period,
      currency: price.currency,
      approval: sold.plan.approval,
      policy: order.policy,
      hasBotToken: order.token !== null,
    },
    placedAt.getTime(),
  );

  // The order's row comes first: of two requests with one key, the later waits here and then finds the order made.
  await insertOrder(em, order, state, price);
  await insertDeployment(em, order, sold);
  await em.insert(OrderGuild, { orderId: order.id, guildId: order.guildId, customerId: order.customerId });
  await announceOrder(em, order.id);
  await tellOfOrder(em, state);
}

async function nextNumber(em: Em, placedAt: Date): Promise<string> {
  const [row] = await em.execute<{ running: string }[]>("select nextval('order_numbers')::text as running");
  return `${placedAt.getUTCFullYear()}-${row?.running.padStart(6, '0')}`;
}

const insertOrder = (em: Em, order: NewOrder, state: OrderState, price: Price) =>
  em.insert(Order, {
    id: order.id,
    number: state.number,
    customerId: order.customerId,
    guildId: order.guildId,
    tier: order.tier,
    addons: [...new Set(order.addons)],
    template: order.template,
    host: order.host,
    period: order.period,
    amount: price.amount,
    renewalAmount: price.renewalAmount,
    currency: price.currency,
    priceLines: price.lines,
    placedAt: new Date(state.since),
    state,
    version: state.version,
    phase: state.phase,
    phaseSince: new Date(state.since),
    dueAt: state.until === null ? null : new Date(state.until),
  });

function insertDeployment(em: Em, order: NewOrder, sold: Parameters<typeof resourcesOf>[0]) {
  const id = deploymentIdOf(order.id);
  const { memoryMb, cpuPercent, diskMb, databases, backups } = resourcesOf(sold);
  return em.insert(BotDeployment, {
    id,
    orderId: order.id,
    customerId: order.customerId,
    guildId: order.guildId,
    tier: order.tier,
    memoryMb,
    cpuCores: cpuPercent / 100,
    storageGb: diskMb / 1024,
    databases,
    backups,
    maxGuilds: sold.plan.maxGuilds,
    enabledFeatures: featuresOf(sold),
    ...order.token,
  });
}

const tellOfOrder = (em: Em, { orderId, customerId, number, phase, version, until }: OrderState) =>
  logEvent(em, {
    topic: orderTopic(orderId),
    event: 'order_update',
    orderId,
    customerId,
    data: { orderId, number, phase, version, until },
  });
