import { fileURLToPath } from 'node:url';
import express, { type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { addressKey, limiter } from '../rate-limits.ts';
import { beginWithDiscord } from './begin.ts';
import { returnFromDiscord } from './callback.ts';
import type { Door } from './door.ts';
import { answerWithPage } from './failure-page.ts';
import { followLink, showLink } from './links.ts';
import { signOut } from './logout.ts';

const style = fileURLToPath(new URL('door.css', import.meta.url));

/** Nobody signs in more often, a whole school behind one address neither. */
const perMinute = 120;

/** The door: pages for browsers, not for programs. */
export function serveDoor(app: Express, door: Door, logger: Logger): void {
  const router = express.Router();
  const limit = limiter('door', perMinute);
  const enters: RequestHandler = async ({ ip }, response, next) => {
    await limit(addressKey(ip), response);
    response.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'same-origin' });
    next();
  };
  const named =
    (route: string): RequestHandler =>
    (_request, { locals }, next) => {
      Object.assign(locals, { route, hidesPath: true });
      next();
    };

  router.get('/door.css', (_request, response) => response.sendFile(style));
  router.use(enters);
  router.get('/discord', named('/auth/discord'), beginWithDiscord(door));
  router.get('/discord/callback', named('/auth/discord/callback'), returnFromDiscord(door));
  router.get('/link/:token', named('/auth/link/:token'), showLink(door));
  router.post('/link/:token', named('/auth/link/:token'), followLink(door));
  router.use(answerWithPage(logger));
  app.post('/auth/logout', enters, named('/auth/logout'), signOut(door)); // asked for by programs: a refusal is a problem document
  app.use('/auth', router);
}
