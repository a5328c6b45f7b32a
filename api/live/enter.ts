import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import type { Orm } from '../../db/orm.ts';
import { hashOfKey } from '../../db/queries/api-keys.ts';
import { findKeyHolder } from '../../db/queries/key-holder.ts';
import type { Pass } from '../../db/queries/live-rights.ts';
import { isPosition } from '../../domain/events.ts';
import type { Actor } from '../../domain/permission.ts';
import { Refusal } from '../../domain/refusal.ts';
import { findSession } from '../auth/browser-session.ts';
import { readCookie } from '../auth/cookies.ts';
import { badInput, fieldErrors } from '../bad-input.ts';
import type { Site } from '../site.ts';
import { pageOf } from './own-page.ts';

export const position = z
  .string('must be a position that you were told.')
  .refine(isPosition, 'must be a position that you were told.');

const Hello = z.object({
  token: z.string('must be an API key.').max(200, 'must be an API key.').optional(),
  after: position.optional(),
  rooms: z.array(z.string().max(60), 'must be a list of rooms.').max(100, 'must be at most 100 rooms.').default([]),
});

/** Who comes, by what, and what it wants to hear from the beginning. */
export interface Visitor {
  actor: Actor;
  pass: Pass;
  after: string | undefined;
  rooms: readonly string[];
}

interface Doors {
  orm: Orm;
  site: Site;
  origins: readonly string[];
}

interface Handshake {
  auth: unknown;
  headers: IncomingHttpHeaders;
}

/** By the key in `auth.token`, else by the cookie of whoever is signed in, which counts on our own pages alone. */
export async function enter({ orm, site, origins }: Doors, { auth, headers }: Handshake): Promise<Visitor> {
  const { data, error } = Hello.safeParse(auth ?? {});
  if (error) throw badInput(fieldErrors(error.issues.map((issue) => ({ ...issue, path: ['auth', ...issue.path] }))));
  const { token, after, rooms } = data;
  const found = token === undefined ? await signedIn() : await keyHolder(token);
  if (found) return { ...found, after, rooms };
  throw new Refusal('unauthenticated', 'This needs somebody who is signed in, or a valid API key.', {
    remedy: 'Sign in at /auth/discord; or send { token: "byk_…" } as auth, "npm run api-key" makes one.',
  });

  async function signedIn() {
    if (pageOf(headers, origins) !== 'own') return null;
    const get = (name: string) => headers[name];
    const cookie = readCookie({ get } as Parameters<typeof readCookie>[0], site, 'session');
    const holder = cookie && (await findSession(orm, cookie));
    if (!holder) return null;
    const { id, name, role, sessionId } = holder;
    return { actor: { id, name, role, sessionId }, pass: { kind: 'session', id: sessionId } as const };
  }

  async function keyHolder(key: string) {
    if (!/^byk_[\w-]{20,100}$/.test(key)) return null;
    const hash = hashOfKey(key);
    const actor = await findKeyHolder(orm, hash);
    return actor && { actor, pass: { kind: 'key', hash } as const };
  }
}
