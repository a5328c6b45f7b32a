import { defineEntity, p } from '@mikro-orm/core';
import type { Role } from '../../domain/permission.ts';
import { foundByLookup, ownedBy } from '../policies.ts';

const UserSchema = defineEntity({
  name: 'User',
  tableName: 'users',
  rowLevelSecurity: 'force',
  policies: [...ownedBy('users', 'id'), foundByLookup('users')],
  properties: {
    id: p.uuid().primary(),
    /** How people and the audit call this account; unique, whatever its case. */
    name: p.string().columnType('text'),
    role: p.string().columnType('text').$type<Role>(),
    createdAt: p.datetime().defaultRaw('now()'),
    /** From then on nothing signs in to it; what belongs to it stays. */
    closedAt: p.datetime().nullable(),
  },
  uniques: [
    { name: 'users_name_unique', expression: 'create unique index "users_name_unique" on "users" (lower("name"))' },
  ],
});

/** An account. What it logs in with (keys, Discord, one-time links) hangs on it. */
export class User extends UserSchema.class {}
UserSchema.setClass(User);
