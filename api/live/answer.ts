import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { type Problem, problemOf, unexpected } from '../errors.ts';
import { asRefusal } from '../outside-errors.ts';

/** What somebody is told of an error, as every route would tell it; what was no refusal is logged. */
export function problemFor(error: unknown, logger: Logger): Problem {
  const refusal = asRefusal(error);
  if (refusal) return problemOf(refusal);
  const requestId = randomUUID();
  logger.error({ err: error, requestId }, 'A live request failed.');
  return unexpected(requestId);
}
