import { defineEntity, p } from '@mikro-orm/core';
import type { EventName } from '../../domain/events.ts';
import { ownedBy } from '../policies.ts';

const EventLogEntrySchema = defineEntity({
  name: 'EventLogEntry',
  tableName: 'event_log',
  rowLevelSecurity: 'force',
  policies: ownedBy('event_log'),
  properties: {
    id: p.bigint('string').primary().autoincrement(),
    /** With the id, the position of a reader: ids alone lose what commits late. */
    transactionId: p.string().columnType('xid8').defaultRaw('pg_current_xact_id()'),
    topic: p.string().columnType('text'),
    event: p.string().columnType('text').$type<EventName>(),
    data: p.json<Record<string, unknown>>(),
    orderId: p.uuid().nullable().index(),
    customerId: p.uuid().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
  indexes: [
    { name: 'event_log_position_index', properties: ['transactionId', 'id'] },
    { name: 'event_log_topic_index', properties: ['topic', 'transactionId', 'id'] },
    { name: 'event_log_customer_index', properties: ['customerId', 'transactionId', 'id'] },
  ],
});

/** What changed and who may know: the source of live updates and of the timeline. */
export class EventLogEntry extends EventLogEntrySchema.class {}
EventLogEntrySchema.setClass(EventLogEntry);
