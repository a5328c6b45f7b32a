import { defineEntity, p } from '@mikro-orm/core';
import type { AddonCode, Tier } from '../../domain/catalogue.ts';
import type { HostName } from '../../domain/hosting.ts';
import type { EndReason, Period, Phase } from '../../domain/order.ts';
import type { OrderState } from '../../domain/order-state.ts';
import type { PriceLine } from '../../domain/price.ts';
import { ownedBy } from '../policies.ts';
import { User } from './user.ts';

/** What a generated bot starts from. */
export const botTemplates = ['standard', 'advanced', 'custom'] as const;
export type BotTemplate = (typeof botTemplates)[number];

const OrderSchema = defineEntity({
  name: 'Order',
  tableName: 'orders',
  rowLevelSecurity: 'force',
  policies: ownedBy('orders'),
  properties: {
    id: p.uuid().primary(),
    number: p.string().columnType('text').unique(),
    customerId: () => p.manyToOne(User).mapToPk().joinColumn('customer_id').index(),
    guildId: p.string().columnType('bigint').index(),
    tier: p.string().columnType('text').$type<Tier>(),
    addons: p.json<AddonCode[]>(),
    template: p.string().columnType('text').$type<BotTemplate>().default('standard'),
    host: p.string().columnType('text').$type<HostName>(),
    period: p.string().columnType('text').$type<Period>(),
    amount: p.integer(),
    renewalAmount: p.integer(),
    currency: p.string().columnType('text'),
    priceLines: p.json<PriceLine[]>(),
    /** What each period costs now, once a change of plan has begun. */
    renewalLines: p.json<PriceLine[]>().nullable(),
    placedAt: p.datetime().defaultRaw('now()'),

    /** The workflow's state as it last told us; the columns below repeat what lists ask for. */
    state: p.json<OrderState>(),
    version: p.integer().default(0),
    phase: p.string().columnType('text').$type<Phase>(),
    phaseSince: p.datetime(),
    dueAt: p.datetime().nullable(),
    attentionWho: p.string().columnType('text').nullable().$type<'staff' | 'customer'>(),
    endReason: p.string().columnType('text').nullable().$type<EndReason>(),

    /** The last number given to a fact; it grows under this row's lock. */
    factNumber: p.integer().default(0),
  },
  indexes: [{ name: 'orders_phase_index', properties: ['phase', 'placedAt', 'id'] }],
});

/** What the business remembers of an order. Its life is lived in `workflows/order.ts`. */
export class Order extends OrderSchema.class {}
OrderSchema.setClass(Order);
