import { randomBytes } from 'node:crypto';
import type { Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';
import type { Asked } from './asked.ts';
import { ConsentError } from './consent-error.ts';

/** A question that stands before a person, and can be answered once. */
export interface Consent {
  userId: Snowflake;
  asked: Asked;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** By a number that nobody can guess. */
export type Consents = Map<string, Consent>;

const lifetimeMs = 600_000;

export function pose({ consents, clock }: World, question: Omit<Consent, 'expiresAt'>): string {
  for (const [nonce, { expiresAt }] of consents) if (expiresAt <= clock.now()) consents.delete(nonce);
  const nonce = randomBytes(16).toString('hex');
  consents.set(nonce, { ...question, expiresAt: clock.now() + lifetimeMs });
  return nonce;
}

/** Only the person who was asked can answer. */
export function answered({ consents, clock }: World, nonce: string, userId: Snowflake | null): Consent {
  const consent = consents.get(nonce);
  consents.delete(nonce);
  if (!consent || consent.expiresAt <= clock.now() || consent.userId !== userId) {
    throw new ConsentError(
      400,
      'This page was answered already, or is too old. Go back to the application and begin again.',
    );
  }
  return consent;
}
