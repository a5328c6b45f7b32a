import type { z } from 'zod';

export interface EncryptionKey {
  id: string;
  /** 32 bytes, for AES-256-GCM. */
  secret: Uint8Array;
}

/** The first key encrypts; all of them decrypt, so that keys can be changed without losing what is stored. */
export type KeyRing = readonly [EncryptionKey, ...EncryptionKey[]];

const ringExpectation =
  'must be "<id>:<32 bytes in base64>", several separated by commas, each id once; `openssl rand -base64 32` makes a key';
const keyExpectation = 'must be 32 bytes in base64 or hex; `openssl rand -base64 32` makes one';

export function readKeyRing(value: string, context: z.RefinementCtx): KeyRing {
  const keys = value.split(',').map((entry) => readEntry(entry.trim()));
  const ids = new Set(keys.map((key) => key?.id));
  if (keys.includes(null) || ids.size < keys.length) context.addIssue(ringExpectation);
  return keys as unknown as KeyRing;
}

/** Seed 004 knows one key without an id. */
export function readEncryptionKey(value: string, context: z.RefinementCtx): EncryptionKey {
  const secret = readSecret(value);
  if (!secret) context.addIssue(keyExpectation);
  return { id: 'discord-token', secret: secret ?? new Uint8Array() };
}

function readEntry(entry: string): EncryptionKey | null {
  const [, id, encoded] = /^([a-z0-9-]{1,32}):(.+)$/.exec(entry) ?? [];
  const secret = readSecret(encoded ?? '');
  return id && secret ? { id, secret } : null;
}

function readSecret(encoded: string): Uint8Array | null {
  if (/^[0-9a-f]{64}$/i.test(encoded)) return Buffer.from(encoded, 'hex');
  return /^[\w+/-]{43}=?$/.test(encoded) ? Buffer.from(encoded, 'base64') : null;
}
