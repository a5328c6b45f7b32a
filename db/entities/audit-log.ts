import { defineEntity, p } from '@mikro-orm/core';
import type { Changed } from '../../domain/audit.ts';
import { keptForGood } from '../policies.ts';
import { Order } from './order.ts';
import { User } from './user.ts';

const AuditLogSchema = defineEntity({
  name: 'AuditLog',
  tableName: 'audit_logs',
  rowLevelSecurity: 'force',
  policies: keptForGood('audit_logs', "outcome <> 'done'"),
  properties: {
    id: p.uuid().primary(),
    /** Null: the installation's own terminal. */
    actorId: () => p.manyToOne(User).mapToPk().joinColumn('actor_id').deleteRule('no action').nullable(),
    /** The key or the session that it was asked with; these may be forgotten before it is. */
    keyId: p.uuid().nullable(),
    sessionId: p.uuid().nullable(),
    /** By which the api's log knows the request that asked first. */
    logId: p.uuid().nullable(),
    /** `order.reject`, `payment.confirm`, … */
    action: p.string().columnType('text'),
    orderId: () => p.manyToOne(Order).mapToPk().joinColumn('order_id').deleteRule('no action').nullable().index(),
    customerId: () => p.manyToOne(User).mapToPk().joinColumn('customer_id').deleteRule('no action').nullable(),
    /** Whose account it was done to, where it was done to one. */
    personId: () => p.manyToOne(User).mapToPk().joinColumn('person_id').deleteRule('no action').nullable().index(),
    /** The payment, the key, the invitation or the session that it was done to, where it was done to one. */
    subjectId: p.uuid().nullable(),
    /** What an order was when it was asked: who repeats the request after a crash still knows what has changed. */
    was: p.json<Record<string, unknown>>().nullable(),
    /** What it was before and has become. */
    change: p.json<Changed>().nullable(),
    /** What the person typed; workflow histories hold this row's id instead. */
    reason: p.string().columnType('text').nullable(),
    /** `asked` until the answer is known, then `done` or the code of the refusal; what was refused may still be repeated and done. */
    outcome: p.string().columnType('text').default('asked'),
    createdAt: p.datetime().defaultRaw('now()'),
  },
  indexes: [
    { name: 'audit_logs_latest_index', properties: ['createdAt', 'id'] },
    { name: 'audit_logs_actor_index', properties: ['actorId', 'createdAt', 'id'] },
  ],
});

/** Who did what to whom, and why. */
export class AuditLog extends AuditLogSchema.class {}
AuditLogSchema.setClass(AuditLog);
