import { createHmac } from 'node:crypto';
import type { Json } from '../http/call.ts';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const sealOf = (text: string, secret: string) => createHmac('sha256', secret).update(text).digest('base64url');

/** A JWT by which the panel lets somebody through to a node; both know the node's token. */
export function sign(claims: Json, secret: string): string {
  const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${text}.${sealOf(text, secret)}`;
}

/** Null where somebody else has signed it. */
export function claimsOf(token: string, secret: string): Json | null {
  const [head = '', claims = '', seal] = token.split('.');
  if (sealOf(`${head}.${claims}`, secret) !== seal) return null;
  return JSON.parse(Buffer.from(claims, 'base64url').toString()) as Json;
}
