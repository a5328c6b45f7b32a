import { defineEntity, p } from '@mikro-orm/core';
import { ownedBy } from '../policies.ts';
import { Order } from './order.ts';
import { User } from './user.ts';

const OrderGuildSchema = defineEntity({
  name: 'OrderGuild',
  tableName: 'order_guilds',
  rowLevelSecurity: 'force',
  policies: ownedBy('order_guilds'),
  properties: {
    orderId: () => p.manyToOne(Order).mapToPk().joinColumn('order_id').primary().deleteRule('cascade'),
    guildId: p.string().columnType('bigint').primary().index(),
    customerId: () => p.manyToOne(User).mapToPk().joinColumn('customer_id'),
    addedAt: p.datetime().defaultRaw('now()'),
  },
});

/** A guild that an order's bot serves; an order has at least one. */
export class OrderGuild extends OrderGuildSchema.class {}
OrderGuildSchema.setClass(OrderGuild);
