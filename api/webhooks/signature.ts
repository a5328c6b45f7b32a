import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { derivedId } from '../../db/derived-id.ts';
import { Refusal } from '../../domain/refusal.ts';

/** A message whose sender has proven to hold our secret. */
export interface SignedMessage {
  /** The same for the same signature, so that a message that comes again is known again. */
  id: string;
  /** When it was signed, milliseconds since 1970. */
  at: number;
  bodySha256: string;
}

export const timestampHeader = 'X-Botyard-Timestamp';
export const signatureHeader = 'X-Botyard-Signature';

/** What the headers claim. */
export interface Claim {
  timestamp: string;
  at: number;
  signature: Buffer;
}

type ReadHeader = (name: string) => string | undefined;

const windowMs = 5 * 60_000;

/** Refuses what is not signed at all, or not now, before anything of it is read. */
export function readClaim(header: ReadHeader, now: number): Claim {
  const timestamp = header(timestampHeader) ?? '';
  const [, hex] = /^v1=([0-9a-f]{64})$/i.exec(header(signatureHeader) ?? '') ?? [];
  if (!/^\d{1,15}$/.test(timestamp) || !hex) throw unsigned();
  const at = asMilliseconds(Number(timestamp));
  if (Math.abs(now - at) > windowMs) throw outOfTime();
  return { timestamp, at, signature: Buffer.from(hex, 'hex') };
}

export function prove(secret: string, { timestamp, at, signature }: Claim, body: Uint8Array): SignedMessage {
  const expected = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest();
  if (!timingSafeEqual(expected, signature)) throw wrong();
  return {
    id: derivedId('webhook', expected.toString('hex')),
    at,
    bodySha256: createHash('sha256').update(body).digest('hex'),
  };
}

/** Seconds are what is asked for; who sends milliseconds means well too, and 100,000,000,000 seconds are the year 5138. */
const asMilliseconds = (timestamp: number) => (timestamp < 100_000_000_000 ? timestamp * 1_000 : timestamp);

const unsigned = () =>
  new Refusal('unauthenticated', 'This needs to be signed.', {
    remedy: `Send ${timestampHeader} (seconds since 1970) and ${signatureHeader}: v1=<hex HMAC-SHA256 of "<timestamp>.<body>">.`,
  });

const wrong = () =>
  new Refusal('unauthenticated', 'This signature is not right.', {
    remedy: 'Sign "<timestamp>.<body>", byte for byte as it is sent, with the WEBHOOK_SECRET of this Botyard.',
  });

const outOfTime = () =>
  new Refusal('webhook-out-of-time', 'This was signed more than five minutes from now.', {
    remedy: `Set the clock of the sender right, and give ${timestampHeader} the time at which it is sent.`,
  });
