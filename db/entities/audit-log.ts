import { defineEntity, p } from '@mikro-orm/core';
import { ownedBy } from '../policies.ts';
import { Order } from './order.ts';
import { User } from './user.ts';

const AuditLogSchema = defineEntity({
  name: 'AuditLog',
  tableName: 'audit_logs',
  rowLevelSecurity: 'force',
  policies: ownedBy('audit_logs'),
  properties: {
    id: p.uuid().primary(),
    actorId: () => p.manyToOne(User).mapToPk().joinColumn('actor_id').nullable(),
    /** `order.reject`, `payment.confirm`, … */
    action: p.string().columnType('text'),
    orderId: () => p.manyToOne(Order).mapToPk().joinColumn('order_id').nullable().index(),
    customerId: () => p.manyToOne(User).mapToPk().joinColumn('customer_id').nullable(),
    /** Whose account it was done to, where it was done to one. */
    personId: () => p.manyToOne(User).mapToPk().joinColumn('person_id').nullable().index(),
    /** What it was before and has become. */
    change: p.json<Record<string, [unknown, unknown]>>().nullable(),
    /** What the person typed; workflow histories hold this row's id instead. */
    reason: p.string().columnType('text').nullable(),
    /** `asked` until the answer is known, then `done` or the code of the refusal. */
    outcome: p.string().columnType('text').default('asked'),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** Who did what to whom, and why. */
export class AuditLog extends AuditLogSchema.class {}
AuditLogSchema.setClass(AuditLog);
