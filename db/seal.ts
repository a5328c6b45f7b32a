import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { KeyRing } from '../domain/key-ring.ts';

const algorithm = 'aes-256-gcm';

/** `v1.<key id>.<nonce>.<tag>.<ciphertext>`; `boundTo` names the row and column, so that sealed values cannot be swapped. */
export function seal(keys: KeyRing, plain: string, boundTo: string): string {
  const [{ id, secret }] = keys;
  const nonce = randomBytes(12);
  const cipher = createCipheriv(algorithm, secret, nonce).setAAD(Buffer.from(boundTo));
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return ['v1', id, ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.');
}

/** Throws when the value was changed, moved to another row, or sealed with a key that is no longer in the ring. */
export function unseal(keys: KeyRing, value: string, boundTo: string): string {
  const [version, id, ...parts] = value.split('.');
  const [nonce, tag, sealed] = parts.map((part) => Buffer.from(part, 'base64url'));
  if (version !== 'v1' || !nonce || !tag || !sealed) throw new Error(`${boundTo} does not hold a sealed value.`);

  const key = keys.find((candidate) => candidate.id === id);
  if (!key) throw new Error(`${boundTo} is sealed with the key "${id}", which is not in BOTYARD_KEYS.`);
  const decipher = createDecipheriv(algorithm, key.secret, nonce, { authTagLength: 16 });
  decipher.setAAD(Buffer.from(boundTo)).setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
}

/** The same secret always gives the same fingerprint, which tells nothing to those who lack the oldest key. */
export function fingerprint(keys: KeyRing, secret: string): string {
  const oldest = keys.at(-1) ?? keys[0];
  const key = Buffer.from(hkdfSync('sha256', oldest.secret, '', 'botyard fingerprint', 32));
  return createHmac('sha256', key).update(secret).digest('base64url');
}

/** What the token of a deployment is bound to. */
export const botTokenBinding = (deploymentId: string) => `bot_deployments.bot_token ${deploymentId}`;
