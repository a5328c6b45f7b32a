import { createHash, randomUUID } from 'node:crypto';
import { derivedId } from '../db/derived-id.ts';
import type { Orm } from '../db/orm.ts';
import { rememberAnswer, rememberRequest } from '../db/queries/idempotency.ts';
import type { Actor } from '../domain/permission.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Route } from './route.ts';

export interface Keyed {
  it: Route;
  actor: Actor;
  key: string | undefined;
  params: unknown;
  /** What the request says, as the route has read it. */
  said: unknown;
}

export interface Answered {
  status: number;
  answer: unknown;
  replayed: boolean;
}

/**
 * Answers a request once, however often it is sent with the same key.
 * A try that was never answered runs again, which is safe: all that it makes takes its id from the request's id.
 */
export async function answerOnce(
  orm: Orm,
  keyed: Keyed,
  handle: (requestId: string) => Promise<unknown>,
): Promise<Answered> {
  const { it, actor, key } = keyed;
  const status = it.status ?? 200;
  if (it.idempotency === 'none' || key === undefined) {
    return { status, answer: await handle(randomUUID()), replayed: false };
  }

  const id = derivedId('request', actor.id, `${it.method} ${it.path}`, JSON.stringify(keyed.params), key);
  const userId = actor.id;
  const bodyHash = hashOf(keyed.said);
  const known = await rememberRequest(orm, { id, userId, bodyHash });
  if (known.bodyHash !== bodyHash) throw reused();
  if (known.status !== null) return { status: known.status, answer: known.answer, replayed: true };

  const answer = await handle(id);
  await rememberAnswer(orm, { id, userId, status, answer });
  return { status, answer, replayed: false };
}

/** Refuses before anything is done: a missing key where one is needed, or one that is none. */
export function requireKey({ idempotency }: Route, key: string | undefined): void {
  if (idempotency === 'required' && key === undefined) {
    throw new Refusal('idempotency-key-missing', 'This needs the header Idempotency-Key.', {
      remedy: 'Send any new random text, and the same text again when you repeat the request.',
    });
  }
  if (idempotency !== 'none' && key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new Refusal('idempotency-key-bad', 'The Idempotency-Key must be 1 to 200 plain characters without spaces.', {
      remedy: 'Send any new random text, such as a UUID.',
    });
  }
}

const hashOf = (said: unknown) => createHash('sha256').update(JSON.stringify(said)).digest('base64url');

const reused = () =>
  new Refusal('idempotency-key-reused', 'This Idempotency-Key was used for another request.', {
    remedy: 'Use a new key for a new request, or repeat the first one exactly.',
  });
