import { defineEntity, p } from '@mikro-orm/core';
import { ownedBy } from '../policies.ts';
import { User } from './user.ts';

const LinkedAccountSchema = defineEntity({
  name: 'LinkedAccount',
  tableName: 'linked_accounts',
  rowLevelSecurity: 'force',
  policies: ownedBy('linked_accounts', 'user_id'),
  properties: {
    userId: () => p.manyToOne(User).mapToPk().joinColumn('user_id').primary().deleteRule('cascade'),
    provider: p.string().columnType('text').$type<'discord'>().primary(),
    discordId: p.string().columnType('text').unique(),
    username: p.string().columnType('text'),
    /** The hash by which Discord serves the picture. */
    avatar: p.string().columnType('text').nullable(),
    /** Both sealed with a key of the ring, bound to this row; null once Discord has refused to renew them. */
    accessToken: p.string().columnType('text').nullable(),
    refreshToken: p.string().columnType('text').nullable(),
    scopes: p.array().columnType('text[]'),
    expiresAt: p.datetime().nullable(),
    linkedAt: p.datetime().defaultRaw('now()'),
  },
});

/** Who an account is elsewhere, and what lets us ask there for it. */
export class LinkedAccount extends LinkedAccountSchema.class {}
LinkedAccountSchema.setClass(LinkedAccount);
