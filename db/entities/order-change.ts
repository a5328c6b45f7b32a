import { defineEntity, p } from '@mikro-orm/core';
import type { AddonCode, Resources, Tier } from '../../domain/catalogue.ts';
import type { AskedChange } from '../../domain/plan-change.ts';
import type { PriceLine } from '../../domain/price.ts';
import { ownedBy } from '../policies.ts';
import { Order } from './order.ts';
import { User } from './user.ts';

const OrderChangeSchema = defineEntity({
  name: 'OrderChange',
  tableName: 'order_changes',
  rowLevelSecurity: 'force',
  policies: ownedBy('order_changes'),
  properties: {
    id: p.uuid().primary(),
    orderId: () => p.manyToOne(Order).mapToPk().joinColumn('order_id').index(),
    customerId: () => p.manyToOne(User).mapToPk().joinColumn('customer_id'),
    tier: p.string().columnType('text').$type<Tier>(),
    addons: p.json<AddonCode[]>(),
    resources: p.json<Resources>(),
    features: p.json<string[]>(),
    maxGuilds: p.integer(),
    begins: p.string().columnType('text').$type<AskedChange['begins']>(),
    /** Minor units of each period from then on, and what they are made of. */
    renewalAmount: p.integer(),
    renewalLines: p.json<PriceLine[]>(),
    /** Minor units to be paid first, and what they are made of. */
    due: p.integer(),
    dueLines: p.json<PriceLine[]>(),
    askedAt: p.datetime().defaultRaw('now()'),
    begunAt: p.datetime().nullable(),
  },
});

/** Another plan that was asked for, as it was priced then: its order keeps what it was sold. */
export class OrderChange extends OrderChangeSchema.class {}
OrderChangeSchema.setClass(OrderChange);
