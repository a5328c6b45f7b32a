import type { Request, Response } from 'express';
import type { Orm } from '../../db/orm.ts';
import { type Actor, can } from '../../domain/permission.ts';
import { Refusal } from '../../domain/refusal.ts';
import { sessionOf } from '../auth/browser-session.ts';
import { requireOwnOrigin } from '../auth/own-origin.ts';
import { forbidden } from '../forbidden.ts';
import type { Limiter } from '../rate-limits.ts';
import type { Site } from '../site.ts';

interface Entrance {
  orm: Orm;
  site: Site;
  /** Whose pages may send something. */
  origins: readonly string[];
  limitActor: Limiter;
}

/** Lets in staff that is signed in in this browser, looked up with each request. Keys are for programs, which have the api. */
export async function enter(entrance: Entrance, request: Request, response: Response): Promise<Actor> {
  const holder = request.get('authorization') === undefined && (await sessionOf(entrance, request, response));
  if (!holder) {
    throw new Refusal('unauthenticated', 'The Temporal UI is for staff that is signed in; a key does not open it.', {
      remedy: 'Sign in at /auth/discord, in this browser.',
    });
  }
  requireOwnOrigin(request, entrance.origins);
  const { id, name, role, sessionId } = holder;
  const actor: Actor = { id, name, role, sessionId };
  response.locals['actor'] = actor;
  await entrance.limitActor(id, response);
  if (!can(actor, 'admin.read')) throw forbidden();
  return actor;
}
