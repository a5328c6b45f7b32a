import { createHash, randomBytes } from 'node:crypto';
import type { Application, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';
import { revokeAll } from './authorizations.ts';
import { invalidGrant } from './oauth-error.ts';

export interface Challenge {
  method: 'S256' | 'plain';
  value: string;
}

/** What a person has allowed and an application has not yet fetched. */
export interface OauthCode {
  code: string;
  applicationId: Snowflake;
  userId: Snowflake;
  redirectUri: string;
  scopes: string[];
  /** For whoever proves that it asked: PKCE. */
  challenge: Challenge | null;
  /** Where a bot was put in along with it. */
  guildId: Snowflake | null;
  isUsed: boolean;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

export type OauthCodes = Map<string, OauthCode>;

const lifetimeMs = 60_000;

export function issueCode({ codes, clock }: World, allowed: Omit<OauthCode, 'code' | 'isUsed' | 'expiresAt'>): string {
  for (const [old, { expiresAt }] of codes) if (expiresAt <= clock.now()) codes.delete(old);
  const code = randomBytes(15).toString('base64url');
  codes.set(code, { ...allowed, code, isUsed: false, expiresAt: clock.now() + lifetimeMs });
  return code;
}

interface Presented {
  code: string;
  redirectUri: string;
  verifier: string | undefined;
}

/** Each code is good once. Whoever brings it a second time may have stolen it: then nothing that came of it is good. */
export function redeemCode(world: World, application: Application, presented: Presented): OauthCode {
  const known = world.codes.get(presented.code);
  if (!known || known.expiresAt <= world.clock.now() || known.applicationId !== application.id) {
    throw invalidGrant('Invalid "code" in request.');
  }
  if (known.isUsed) {
    revokeAll(world, application.id, known.userId);
    throw invalidGrant('Invalid "code" in request.');
  }
  if (known.redirectUri !== presented.redirectUri) throw invalidGrant('Invalid "redirect_uri" in request.');
  if (!isAnswered(known.challenge, presented.verifier)) throw invalidGrant('Invalid "code_verifier" in request.');
  known.isUsed = true;
  return known;
}

function isAnswered(challenge: Challenge | null, verifier: string | undefined): boolean {
  if (!challenge) return true;
  if (verifier === undefined || !/^[\w.~-]{43,128}$/.test(verifier)) return false;
  const proof = challenge.method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url');
  return proof === challenge.value;
}
