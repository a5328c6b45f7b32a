import { defineEntity, p } from '@mikro-orm/core';
import type { OrderFact } from '../../domain/order-facts.ts';
import { mailbox } from '../policies.ts';

const OutboxMessageSchema = defineEntity({
  name: 'OutboxMessage',
  tableName: 'outbox',
  rowLevelSecurity: 'force',
  policies: mailbox('outbox'),
  properties: {
    id: p.bigint('string').primary().autoincrement(),
    orderId: p.uuid(),
    /** `null` starts the workflow. */
    fact: p.json<OrderFact>().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
    /** A fact that was delivered stays until its order has written down that it was heard. */
    deliveredAt: p.datetime().nullable(),
    attempts: p.integer().default(0),
    nextTryAt: p.datetime().defaultRaw('now()'),
    lastError: p.string().columnType('text').nullable(),
  },
  indexes: [{ name: 'outbox_order_index', properties: ['orderId', 'id'] }],
});

/** What a committed change still has to tell a workflow. What was heard is deleted. */
export class OutboxMessage extends OutboxMessageSchema.class {}
OutboxMessageSchema.setClass(OutboxMessage);
