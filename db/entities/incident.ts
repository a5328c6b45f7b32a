import { defineEntity, p } from '@mikro-orm/core';
import type { HostName } from '../../domain/hosting.ts';
import type { Evidence } from '../../domain/incidents.ts';
import { shownToOwner } from '../policies.ts';
import { Order } from './order.ts';
import { User } from './user.ts';

const IncidentSchema = defineEntity({
  name: 'IncidentRow',
  tableName: 'incidents',
  rowLevelSecurity: 'force',
  policies: shownToOwner('incidents'),
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    /** Null: a whole machine. */
    orderId: () => p.manyToOne(Order).mapToPk().joinColumn('order_id').deleteRule('cascade').nullable(),
    customerId: () => p.manyToOne(User).mapToPk().joinColumn('customer_id').nullable(),
    host: p.string().columnType('text').$type<HostName>(),
    node: p.string().columnType('text').nullable(),
    sentence: p.string().columnType('text'),
    evidence: p.json<Evidence>(),
    openedAt: p.datetime().defaultRaw('now()'),
    closedAt: p.datetime().nullable(),
  },
  indexes: [{ name: 'incidents_opened_at_index', properties: ['openedAt', 'id'] }],
});

/** A bot, or a machine with many, that should work and does not; with what was seen. */
export class IncidentRow extends IncidentSchema.class {}
IncidentSchema.setClass(IncidentRow);
