import { defineEntity, p } from '@mikro-orm/core';
import type { Role } from '../../domain/permission.ts';
import { foundByLookup, ownedBy } from '../policies.ts';
import { User } from './user.ts';

const ApiKeySchema = defineEntity({
  name: 'ApiKey',
  tableName: 'api_keys',
  rowLevelSecurity: 'force',
  policies: [...ownedBy('api_keys', 'user_id'), foundByLookup('api_keys')],
  properties: {
    id: p.uuid().primary(),
    userId: () => p.manyToOne(User).mapToPk().joinColumn('user_id').deleteRule('cascade').index(),
    /** SHA-256 of the whole key; the key itself is shown once and never kept. */
    hash: p.string().columnType('text').unique(),
    role: p.string().columnType('text').$type<Role>(),
    /** What its owner calls it. */
    name: p.string().columnType('text').default('key'),
    /** What it may do of what its role may do; null: all of it. */
    scopes: p.array().columnType('text[]').nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
    /** To the minute. */
    lastUsedAt: p.datetime().nullable(),
    revokedAt: p.datetime().nullable(),
  },
});

export class ApiKey extends ApiKeySchema.class {}
ApiKeySchema.setClass(ApiKey);
