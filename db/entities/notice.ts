import { defineEntity, p } from '@mikro-orm/core';
import { addressed } from '../policies.ts';
import { Order } from './order.ts';
import { User } from './user.ts';

const NoticeSchema = defineEntity({
  name: 'NoticeRow',
  tableName: 'notices',
  rowLevelSecurity: 'force',
  policies: addressed('notices'),
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    /** Null where it is about no order: a machine, or Botyard itself. */
    orderId: () => p.manyToOne(Order).mapToPk().joinColumn('order_id').nullable(),
    customerId: () => p.manyToOne(User).mapToPk().joinColumn('customer_id').nullable(),
    /** With the order, what keeps it single. */
    key: p.string().columnType('text'),
    recipient: p.string().columnType('text').$type<'customer' | 'staff'>(),
    title: p.string().columnType('text'),
    text: p.string().columnType('text'),
    createdAt: p.datetime().defaultRaw('now()'),
    /** Null until somebody has brought it to its recipient. */
    deliveredAt: p.datetime().nullable(),
  },
  uniques: [{ name: 'notices_key_unique', properties: ['orderId', 'key'] }],
});

/** What a customer or staff is to be told. */
export class NoticeRow extends NoticeSchema.class {}
NoticeSchema.setClass(NoticeRow);
