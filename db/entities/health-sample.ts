import { defineEntity, p } from '@mikro-orm/core';
import type { LookSource } from '../../domain/watching.ts';
import { shownToOwner } from '../policies.ts';
import { Order } from './order.ts';
import { User } from './user.ts';

const HealthSampleSchema = defineEntity({
  name: 'HealthSample',
  tableName: 'health_samples',
  rowLevelSecurity: 'force',
  policies: shownToOwner('health_samples'),
  properties: {
    orderId: () => p.manyToOne(Order).mapToPk().joinColumn('order_id').primary().deleteRule('cascade'),
    /** What the row stands for, in seconds: 0 is one look; 300 and 3600 are all looks of so long a time, from `at` on. */
    span: p.integer().primary(),
    at: p.datetime().primary(),
    customerId: () => p.manyToOne(User).mapToPk().joinColumn('customer_id'),
    source: p.string().columnType('text').$type<LookSource>(),
    /** How many looks there were, and how many of them found the bot at work. */
    looks: p.integer().default(1),
    ups: p.integer(),
    /** Of the time that the row stands for: how much was seen, and how much of that the bot was at work. One look stands for none. */
    knownSeconds: p.integer().default(0),
    upSeconds: p.integer().default(0),
    cpuPercent: p.decimal('number').precision(8).scale(2).nullable(),
    memoryBytes: p.bigint('number').nullable(),
    diskBytes: p.bigint('number').nullable(),
    networkRxBytes: p.bigint('number').nullable(),
    networkTxBytes: p.bigint('number').nullable(),
  },
  indexes: [{ name: 'health_samples_time_index', properties: ['span', 'at'] }],
});

/** How a bot was found, and what it used: each look for two days, then in ever coarser steps. */
export class HealthSample extends HealthSampleSchema.class {}
HealthSampleSchema.setClass(HealthSample);
