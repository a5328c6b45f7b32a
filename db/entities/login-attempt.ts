import { defineEntity, p } from '@mikro-orm/core';
import { houseOnly } from '../policies.ts';
import { Session } from './session.ts';

const LoginAttemptSchema = defineEntity({
  name: 'LoginAttempt',
  tableName: 'login_attempts',
  rowLevelSecurity: 'force',
  policies: houseOnly('login_attempts'),
  properties: {
    /** SHA-256 of the state that Discord brings back. */
    stateHash: p.string().columnType('text').primary(),
    /** SHA-256 of the nonce in the cookie of the browser that began. */
    browserHash: p.string().columnType('text'),
    /** The PKCE verifier, sealed with a key of the ring and bound to this row. */
    verifier: p.string().columnType('text'),
    returnTo: p.string().columnType('text'),
    /** Whoever is signed in and links; null: somebody signs in. */
    linkingSessionId: () =>
      p.manyToOne(Session).mapToPk().joinColumn('linking_session_id').deleteRule('cascade').nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
    expiresAt: p.datetime().index(),
  },
});

/** Somebody who is at Discord's page now. It is taken once, and gone. */
export class LoginAttempt extends LoginAttemptSchema.class {}
LoginAttemptSchema.setClass(LoginAttempt);
