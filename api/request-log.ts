import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Actor } from '../domain/permission.ts';
import type { Metrics } from './metrics.ts';

/** The word of proxies for somebody who has gone before the answer came. */
const left = 499;

/** Gives every request an id, and notes when it is answered: what was asked and by whom, never a header, a query or a body. */
export const requestLog =
  (logger: Logger, metrics: Metrics): RequestHandler =>
  (request, response, next) => {
    const began = process.hrtime.bigint();
    const requestId = randomUUID();
    response.locals['logId'] = requestId;
    response.set('X-Request-Id', requestId);

    response.once('close', () => {
      const seconds = Number(process.hrtime.bigint() - began) / 1e9;
      const { method } = request;
      // A path that holds a secret is told by its pattern.
      const path = response.locals['hidesPath'] ? response.locals['route'] : request.path;
      const isAnswered = response.writableFinished;
      const status = isAnswered ? response.statusCode : left;
      const actor = (response.locals['actor'] as Actor | undefined)?.id;
      metrics.answered({ method, route: response.locals['route'] ?? 'none', status: String(status) }, seconds);
      logger[response.locals['isRoutine'] ? 'debug' : 'info'](
        { requestId, method, path, status, ms: Math.round(seconds * 1_000), actor },
        isAnswered ? 'Answered.' : 'Nobody waited for the answer.',
      );
    });
    next();
  };
