import type { Request, Response } from 'express';
import type { Orm } from '../db/orm.ts';
import { hashOfKey } from '../db/queries/api-keys.ts';
import { findKeyHolder } from '../db/queries/key-holder.ts';
import type { Actor } from '../domain/permission.ts';
import { Refusal } from '../domain/refusal.ts';
import { sessionOf } from './auth/browser-session.ts';
import { requireOwnOrigin } from './auth/own-origin.ts';
import type { Site } from './site.ts';

/** Finds out who asks; refuses whoever is nobody. */
export type Authenticate = (request: Request, response: Response) => Promise<Actor>;

interface Doors {
  orm: Orm;
  site: Site;
  /** Whose pages may change something in the name of whoever is signed in. */
  origins: readonly string[];
}

const bearer = /^Bearer (byk_[\w-]{20,100})$/i;

/** By its key where one is sent, which no browser does by itself; else by the cookie of whoever is signed in. */
export const authenticateBy =
  ({ orm, site, origins }: Doors): Authenticate =>
  async (request, response) => {
    const authorization = request.get('authorization');
    const actor = authorization === undefined ? await signedIn() : await keyHolder(authorization);
    if (actor) return actor;
    // The same words for every cause: a stranger learns nothing about which keys there are.
    throw new Refusal('unauthenticated', 'This needs somebody who is signed in, or a valid API key.', {
      remedy: 'Sign in at /auth/discord; or send "Authorization: Bearer byk_…", "npm run api-key" makes one.',
    });

    async function signedIn(): Promise<Actor | null> {
      const holder = await sessionOf({ orm, site }, request, response);
      if (!holder) return null;
      requireOwnOrigin(request, origins);
      const { id, name, role, sessionId } = holder;
      return { id, name, role, sessionId };
    }

    async function keyHolder(authorization: string): Promise<Actor | null> {
      const key = bearer.exec(authorization)?.[1];
      return key ? findKeyHolder(orm, hashOfKey(key)) : null;
    }
  };
