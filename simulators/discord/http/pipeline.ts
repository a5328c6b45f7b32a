import type { IncomingHttpHeaders } from 'node:http';
import { match } from '../../match-path.ts';
import type { World } from '../world.ts';
import type { Answer } from './answer.ts';
import { ApiError, invalidForm, unknownRoute, wrongMethod } from './api-error.ts';
import type { Arrival } from './arrival.ts';
import { authenticate } from './authenticate.ts';
import { bodyOf } from './body.ts';
import type { Route } from './route.ts';

const base = /^\/api(?:\/v\d+)?(?=\/)/;

/** One request to the REST API; what it is counted by is told in its answer, whatever becomes of it. */
export async function answerTo(arrival: Arrival, routes: readonly Route[], world: World): Promise<Answer> {
  const counted: Record<string, string> = {};
  try {
    const answer = await judge(arrival, routes, world, counted);
    return { ...answer, headers: { ...counted, ...answer.headers } };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { status: error.status, body: error.body(), headers: { ...counted, ...error.headers } };
  }
}

/** The order in which Discord finds fault with a request. */
async function judge(
  arrival: Arrival,
  routes: readonly Route[],
  world: World,
  counted: Record<string, string>,
): Promise<Answer> {
  const { method, headers } = arrival;
  const path = arrival.path.replace(base, '');
  const matched = match(routes, method, path);
  if (!matched) throw unknownRoute();
  if (matched === 'wrong-verb') throw wrongMethod();
  const { route, params } = matched;

  requireUserAgent(headers, route);
  const caller = authenticate(world, headers, route);
  Object.assign(counted, world.limits.count(route, params, caller));
  const { body, uploads } = await bodyOf(arrival, route);
  return route.handle({ ...arrival, path, params, body, uploads, caller, reason: reasonIn(headers) }, world);
}

/** Bots say who they are; a person's browser does in its own way. */
function requireUserAgent(headers: IncomingHttpHeaders, { who }: Route): void {
  if (who === 'bot' && !/^DiscordBot \(.+, .+\)/.test(headers['user-agent'] ?? ''))
    throw new ApiError(403, 40333, 'internal network error');
}

function reasonIn(headers: IncomingHttpHeaders): string | null {
  const [text] = [headers['x-audit-log-reason']].flat();
  if (!text) return null;
  const reason = decoded(text);
  if (reason.length <= 512) return reason;
  const message = 'Must be between 1 and 512 in length.';
  throw invalidForm([{ at: 'reason', code: 'BASE_TYPE_BAD_LENGTH', message }]);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
