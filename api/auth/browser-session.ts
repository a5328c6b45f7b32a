import type { Request, Response } from 'express';
import type { Orm } from '../../db/orm.ts';
import { findSessionHolder, rotateSession, type SessionHolder } from '../../db/queries/session-holder.ts';
import { hashOfSecret, randomSecret } from '../../db/secret.ts';
import type { Site } from '../site.ts';
import { readCookie, setCookie } from './cookies.ts';

/** Who is signed in with a token. For whoever has no request, such as a socket. */
export const findSession = (orm: Orm, token: string): Promise<SessionHolder | null> =>
  findSessionHolder(orm, hashOfSecret(token));

/** Who is signed in in this browser; a token that has grown old is exchanged on the way. */
export async function sessionOf(
  { orm, site }: { orm: Orm; site: Site },
  request: Request,
  response: Response,
): Promise<SessionHolder | null> {
  const token = readCookie(request, site, 'session');
  const holder = token && (await findSession(orm, token));
  if (!holder) return null;
  if (holder.isDue) await exchange();
  return holder;

  async function exchange(): Promise<void> {
    const fresh = randomSecret();
    const hashes = { old: hashOfSecret(token!), new: hashOfSecret(fresh) };
    if (await rotateSession(orm, hashes)) setCookie(response, site, { kind: 'session', value: fresh });
  }
}
