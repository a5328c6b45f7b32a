import { defineEntity, p } from '@mikro-orm/core';
import { foundByLookup, ownedBy } from '../policies.ts';
import { User } from './user.ts';

const SessionSchema = defineEntity({
  name: 'Session',
  tableName: 'sessions',
  rowLevelSecurity: 'force',
  policies: [...ownedBy('sessions', 'user_id'), foundByLookup('sessions')],
  properties: {
    id: p.uuid().primary(),
    userId: () => p.manyToOne(User).mapToPk().joinColumn('user_id').deleteRule('cascade').index(),
    /** SHA-256 of the token; the token itself is in the browser's cookie alone. */
    hash: p.string().columnType('text').unique(),
    /** That of the token before, for requests that were under way when it was exchanged. */
    previousHash: p.string().columnType('text').nullable().unique(),
    createdAt: p.datetime().defaultRaw('now()'),
    lastSeenAt: p.datetime().defaultRaw('now()'),
    rotatedAt: p.datetime().defaultRaw('now()'),
    /** Moves with every visit, up to the absolute end. */
    expiresAt: p.datetime().index(),
    /** Shortened: for the person to know the device by. */
    userAgent: p.string().columnType('text'),
    address: p.string().columnType('text'),
    revokedAt: p.datetime().nullable(),
  },
});

/** Somebody who is signed in, on one browser. */
export class Session extends SessionSchema.class {}
SessionSchema.setClass(Session);
