import { createHash, timingSafeEqual } from 'node:crypto';
import type { Call } from '../http/call.ts';
import type { Application } from '../state/rows.ts';
import type { World } from '../world.ts';
import { invalidClient } from './oauth-error.ts';

/** The application that proves who it is: by HTTP Basic, or by two fields of the form. */
export function requireClient({ state }: World, { headers, body }: Pick<Call, 'headers' | 'body'>): Application {
  const { id, secret } = basic(headers.authorization) ?? { id: body['client_id'], secret: body['client_secret'] };
  const application = state.applications.get(String(id));
  if (!application || !isSame(application.clientSecret, String(secret))) throw invalidClient();
  return application;
}

function basic(header = ''): { id: string; secret: string } | null {
  const [, coded] = /^Basic (.+)$/i.exec(header) ?? [];
  if (!coded) return null;
  const [id = '', ...rest] = Buffer.from(coded, 'base64').toString().split(':');
  return { id: plain(id), secret: plain(rest.join(':')) };
}

/** Both parts were form-encoded before they were joined. */
function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest();
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));
