import { defineEntity, p } from '@mikro-orm/core';
import { ownedBy } from '../policies.ts';
import { User } from './user.ts';

const IdempotencyKeySchema = defineEntity({
  name: 'IdempotencyKey',
  tableName: 'idempotency_keys',
  rowLevelSecurity: 'force',
  policies: ownedBy('idempotency_keys', 'user_id'),
  properties: {
    /** Derived from actor, route and key: the request's own id, from which everything it makes takes its id. */
    id: p.uuid().primary(),
    userId: () => p.manyToOne(User).mapToPk().joinColumn('user_id').deleteRule('cascade').index(),
    bodyHash: p.string().columnType('text'),
    status: p.integer().nullable(),
    answer: p.json<unknown>().nullable(),
    createdAt: p.datetime().defaultRaw('now()').index(),
  },
});

export class IdempotencyKey extends IdempotencyKeySchema.class {}
IdempotencyKeySchema.setClass(IdempotencyKey);
