import type { RequestHandler } from 'express';
import helmet from 'helmet';

const self = ["'self'"];

/** No script but our own files, nothing inline, nothing from elsewhere but live updates, and nobody may frame us. */
export const securityHeaders = (live: readonly string[]): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: self,
        scriptSrc: self,
        styleSrc: self,
        imgSrc: [...self, 'data:'],
        connectSrc: [...self, ...live],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: self,
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
  });

const methods = 'GET, POST, PUT, DELETE';
const asked = 'Authorization, Content-Type, Idempotency-Key';
const shown = 'Idempotency-Replayed, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id';

/** Pages of other origins may ask us only where they are on the list. */
export const crossOrigin =
  (origins: readonly string[]): RequestHandler =>
  (request, response, next) => {
    const origin = request.get('origin');
    response.vary('Origin');
    if (!origin || !origins.includes(origin)) return next();

    response.set({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': shown });
    if (request.method !== 'OPTIONS') return next();
    response.set({ 'Access-Control-Allow-Methods': methods, 'Access-Control-Allow-Headers': asked });
    response.set('Access-Control-Max-Age', '600').sendStatus(204);
  };
