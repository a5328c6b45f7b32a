import { ServiceError } from '@temporalio/client';
import { Refusal } from '../domain/refusal.ts';
import { DiscordBusy } from '../integrations/discord-rest/discord-error.ts';
import { discordAway } from '../integrations/discord-rest/oauth-errors.ts';

interface Coded {
  code?: unknown;
  type?: unknown;
  status?: unknown;
  expose?: unknown;
}

/** What Express and the parts around us throw, where it is an expected "no"; null where it is our fault. */
export function asRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (error instanceof ServiceError) return temporalAway(error);
  if (error instanceof DiscordBusy) return discordAway(error);
  if (!(error instanceof Error)) return null;
  return isDatabaseAway(error) ? databaseAway(error) : fromExpress(error);
}

const temporalAway = (cause: Error) =>
  new Refusal('temporal-away', 'Botyard cannot reach Temporal at this moment, which works on the orders.', {
    remedy: 'It is safe to send the same request with the same Idempotency-Key again in a minute.',
    cause,
  });

export const databaseAway = (cause?: Error) =>
  new Refusal('database-away', 'Botyard cannot reach its database at this moment.', {
    remedy: 'It is safe to send the same request with the same Idempotency-Key again in a minute.',
    cause,
  });

export const badJson = () =>
  new Refusal('bad-json', 'The body is not valid JSON.', { remedy: 'Send one JSON object.' });

export const bodyTooLarge = () =>
  new Refusal('body-too-large', 'The body is larger than the 100 kB that Botyard takes.', {
    remedy: 'Send less, or a file as a form where the route takes one.',
  });

/** Codes of the network, and of a PostgreSQL that is starting, stopping or full. */
const away = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT|ENOENT|57P0[123]|53300|08\d{3})$/;

function isDatabaseAway(error: Error & Coded): boolean {
  if (error.name === 'ConnectionException' || away.test(String(error.code))) return true;
  return /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error)/.test(
    error.message,
  );
}

function fromExpress(error: Error & Coded): Refusal | null {
  if (error.type === 'entity.parse.failed') {
    return badJson();
  }
  if (error.type === 'entity.too.large') {
    return bodyTooLarge();
  }
  if (error.status === 415) return unknownEncoding();
  const isTheirs = typeof error.status === 'number' && error.status >= 400 && error.status < 500;
  return isTheirs ? notUnderstood() : null;
}

const unknownEncoding = () =>
  new Refusal('unsupported-media-type', 'The body has an unknown encoding.', { remedy: 'Send plain UTF-8, or gzip.' });

const notUnderstood = () =>
  new Refusal('bad-request', 'This request cannot be understood.', { remedy: '/api/docs describes every route.' });
