import { defineEntity, p } from '@mikro-orm/core';
import type { Role } from '../../domain/permission.ts';
import { houseOnly } from '../policies.ts';
import { User } from './user.ts';

const LoginLinkSchema = defineEntity({
  name: 'LoginLink',
  tableName: 'login_links',
  rowLevelSecurity: 'force',
  policies: houseOnly('login_links'),
  properties: {
    id: p.uuid().primary(),
    /** SHA-256 of the token in the address. */
    hash: p.string().columnType('text').unique(),
    role: p.string().columnType('text').$type<Role>(),
    /** Whose account it makes, or opens where the installation's own terminal has made it. */
    name: p.string().columnType('text'),
    /** Null: made at the terminal. */
    createdBy: () => p.manyToOne(User).mapToPk().joinColumn('created_by').deleteRule('cascade').nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
    expiresAt: p.datetime().index(),
    usedAt: p.datetime().nullable(),
  },
});

/** An invitation that signs in once. */
export class LoginLink extends LoginLinkSchema.class {}
LoginLinkSchema.setClass(LoginLink);
