import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Refusal } from '../domain/refusal.ts';
import { BadInput, type FieldError } from './bad-input.ts';
import { asRefusal } from './outside-errors.ts';

/** Every refusal that is not a conflict with what the order has become, which is a 409. */
const statuses: Record<string, number> = {
  'bad-input': 400,
  'bad-request': 400,
  'bad-json': 400,
  'bad-form': 400,
  'login-broken': 400,
  'login-over': 400,
  'login-elsewhere': 400,
  'idempotency-key-missing': 400,
  'idempotency-key-bad': 400,
  unauthenticated: 401,
  'webhook-out-of-time': 401,
  forbidden: 403,
  'cross-site': 403,
  'account-closed': 403,
  'discord-denied': 403,
  'guild-forbidden': 403,
  'not-found': 404,
  'order-missing': 404,
  'payment-missing': 404,
  'deployment-missing': 404,
  'proof-missing': 404,
  'invoice-missing': 404,
  'bot-unknown': 404,
  'person-missing': 404,
  'session-missing': 404,
  'key-missing': 404,
  'invitation-missing': 404,
  'link-over': 404,
  'method-not-allowed': 405,
  'not-in-temporal': 405,
  'body-too-large': 413,
  'file-too-large': 413,
  'unsupported-media-type': 415,
  'idempotency-key-reused': 422,
  'not-on-offer': 422,
  'pool-empty': 422,
  'session-over': 401,
  'too-many-requests': 429,
  'too-many-connections': 429,
  'worker-away': 503,
  'temporal-away': 503,
  'database-away': 503,
  'discord-away': 503,
  'discord-misconfigured': 503,
  'discord-off': 503,
  'webhooks-off': 503,
  'temporal-ui-away': 503,
  'temporal-ui-off': 503,
};

export const statusOf = ({ code }: Pick<Refusal, 'code'>): number => statuses[code] ?? 409;

/** A problem document as RFC 9457 describes it. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  remedy?: string;
  errors?: readonly FieldError[];
  instance?: string;
}

/** The one place where an error becomes an answer. What was no refusal is logged, and the answer tells nothing of it. */
export const answerError =
  (logger: Logger): ErrorRequestHandler =>
  (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    const refusal = asRefusal(error);
    if (refusal) return sendProblem(response, problemOf(refusal));

    const { logId } = response.locals;
    logger.error({ err: error, requestId: logId }, 'A request failed.');
    sendProblem(response, unexpected(logId));
  };

export function sendProblem(response: Response, problem: Problem): void {
  if (problem.status === 401) response.set('WWW-Authenticate', 'Bearer');
  if (problem.status === 503) response.set('Retry-After', '5');
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

export function problemOf(refusal: Refusal): Problem {
  const { code, message, remedy } = refusal;
  const status = statusOf(refusal);
  return {
    type: `urn:botyard:problem:${code}`,
    title: STATUS_CODES[status] ?? 'Refused',
    status,
    code,
    detail: message,
    ...(remedy && { remedy }),
    ...(refusal instanceof BadInput && { errors: refusal.errors }),
  };
}

export const unexpected = (logId: string): Problem => ({
  type: 'urn:botyard:problem:unexpected',
  title: 'Internal Server Error',
  status: 500,
  code: 'unexpected',
  detail: 'Something went wrong on our side.',
  remedy: 'Try again; if it stays so, tell support the request id in "instance".',
  instance: `urn:uuid:${logId}`,
});
