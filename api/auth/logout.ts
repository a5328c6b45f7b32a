import type { RequestHandler } from 'express';
import { endSession } from '../../db/queries/sessions.ts';
import { within } from '../../db/scope.ts';
import { clearCookie, readCookie } from './cookies.ts';
import type { Door } from './door.ts';
import { requireOwnOrigin } from './own-origin.ts';

/** Ends the session of this browser. Whoever is not signed in is signed out already. */
export const signOut =
  ({ orm, site, origins }: Door): RequestHandler =>
  async (request, response) => {
    requireOwnOrigin(request, origins);
    const token = readCookie(request, site, 'session');
    if (token) await within(orm, { kind: 'system' }, (em) => endSession(em, token));
    clearCookie(response, site, 'session');
    response.status(204).end();
  };
