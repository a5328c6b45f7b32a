import { z } from 'zod';
import { match } from '../../match-path.ts';
import type { Answer } from '../http/answer.ts';
import { ApiError } from '../http/api-error.ts';
import type { Arrival } from '../http/arrival.ts';
import type { World } from '../world.ts';
import { isForeign } from './foreign.ts';
import { controlRoutes } from './routes.ts';

const refuse = (status: number, error: string): Answer => ({ status, body: { error } });

/** Undefined where it is none, which no schema takes. */
function jsonIn(raw: Buffer): unknown {
  try {
    return raw.length > 0 ? JSON.parse(raw.toString()) : {};
  } catch {
    return undefined;
  }
}

export async function controlAnswer(arrival: Arrival, world: World): Promise<Answer> {
  const { method, path, raw, query } = arrival;
  if (isForeign(arrival.headers, world.url())) return refuse(403, 'The controls are for this machine alone.');
  const matched = match(controlRoutes, method, path);
  if (!matched || matched === 'wrong-verb') return refuse(404, `${method} ${path} is no control.`);
  const sent = method === 'GET' ? Object.fromEntries(query) : jsonIn(raw);
  const parsed = (matched.route.schema ?? z.unknown()).safeParse(sent);
  if (!parsed.success) return refuse(400, z.prettifyError(parsed.error));
  try {
    return answerOf(await matched.route.handle(parsed.data, world, matched.params));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { status: error.status, body: { error: error.message, ...error.body() } };
  }
}

function answerOf(body: unknown): Answer {
  if (body === null) return refuse(404, 'There is no such thing.');
  return body === undefined ? { status: 204 } : { status: 200, body };
}
