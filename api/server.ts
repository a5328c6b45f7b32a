import express, { type Express } from 'express';
import type { Logger } from 'pino';
import { Refusal } from '../domain/refusal.ts';
import { serveDoor } from './auth/serve.ts';
import { authenticateBy } from './authenticate.ts';
import { serveDocs } from './docs/serve.ts';
import { answerError } from './errors.ts';
import { serveInvoiceStyle } from './invoices/serve.ts';
import { createMetrics, serveMetrics } from './metrics.ts';
import { mountAll } from './mount.ts';
import { openApiOf } from './openapi.ts';
import type { Parts } from './parts.ts';
import { addressKey, defaultLimits, instanceLimits, type Limits, limiter } from './rate-limits.ts';
import { requestLog } from './request-log.ts';
import { routesOf } from './routes.ts';
import { crossOrigin, securityHeaders } from './security-headers.ts';
import { liveOrigins } from './site.ts';
import { serveTemporalUi, type TemporalUi } from './temporal-ui/serve.ts';
import { serveWeb } from './web/serve.ts';

export interface ApiOptions extends Parts {
  logger: Logger;
  limits?: Limits;
  /** Other origins whose pages may ask us. */
  origins?: readonly string[];
  /** The page as it was built. */
  webFolder?: string | undefined;
  /** As Express takes it: how many proxies stand before us, or their addresses. */
  trustProxy?: number | string | undefined;
  /** Temporal's own UI; without one, `/temporal` says so. */
  temporalUi?: TemporalUi | null;
}

/** The whole api as an Express app; whoever makes it lets it listen. */
export function createApi(options: ApiOptions): Express {
  const { logger, limits = defaultLimits, origins = [], webFolder, trustProxy, temporalUi = null, ...parts } = options;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  if (trustProxy !== undefined) app.set('trust proxy', trustProxy);

  const metrics = createMetrics();
  const { orm, keys, site, discord, webhookSecret, livePort } = parts;
  const ownPages = [new URL(site.url).origin, ...origins];
  const authenticate = authenticateBy({ orm, site, origins: ownPages });
  const limitAddress = limiter('address', limits.perAddress);
  const limitMachine = limiter('machine', instanceLimits.perAddress);
  app.use(requestLog(logger, metrics), securityHeaders(liveOrigins(site, livePort)), crossOrigin(origins));
  app.use((request, response, next) => {
    const limit = request.path.startsWith('/api/instance/') ? limitMachine : limitAddress;
    return limit(addressKey(request.ip), response).then(() => next(), next);
  });

  const routes = routesOf(parts);
  const limitActor = limiter('actor', limits.perActor);
  const limitInstance = limiter('instance', instanceLimits.perInstance);
  mountAll(app, routes, { orm, webhookSecret, authenticate, limitActor, limitInstance });
  serveDocs(app, openApiOf(routes));
  serveInvoiceStyle(app);
  serveDoor(app, { orm, keys, site, origins: ownPages, discord }, logger);
  serveTemporalUi(app, { orm, site, origins: ownPages, limitActor, ui: temporalUi });
  app.get('/metrics', serveMetrics(metrics, authenticate));
  serveWeb(app, webFolder);
  app.use(() => {
    throw new Refusal('not-found', 'There is nothing at this address.', { remedy: '/api/docs lists all routes.' });
  });
  app.use(answerError(logger));
  return app;
}
