import type { World } from '../world.ts';
import { type Answer, noContent } from './answer.ts';
import { ApiError, noUserAgent, requestTooLarge, unknownRoute, wrongMethod, wrongVersion } from './api-error.ts';
import type { Arrival } from './arrival.ts';
import { authenticate } from './authenticate.ts';
import { bodyOf } from './body.ts';
import type { Json } from './call.ts';
import type { FindRoute } from './find-route.ts';
import { requireIds } from './path-ids.ts';
import { reasonIn } from './reason.ts';
import type { Route } from './route.ts';

/** One request to the REST API; what it is counted by is told in its answer, whatever becomes of it. */
export async function answerTo(arrival: Arrival, find: FindRoute, world: World): Promise<Answer> {
  const counted: Record<string, string> = {};
  try {
    const answer = await judge(arrival, find, world, counted);
    return { ...answer, headers: { ...counted, ...answer.headers } };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { status: error.status, body: error.body(), headers: { ...counted, ...error.headers } };
  }
}

/** The order in which Discord finds fault with a request. */
async function judge(
  arrival: Arrival,
  find: FindRoute,
  world: World,
  counted: Record<string, string>,
): Promise<Answer> {
  const { method, headers, address } = arrival;
  requireUserAgent(arrival);
  const path = pathWithin(arrival, world);
  const matched = find(method, path);
  if (!matched) throw unknownRoute();
  if (method === 'OPTIONS') return noContent;
  if (matched === 'wrong-verb') throw wrongMethod();
  const { route, params } = matched;

  const caller = authenticate(world, headers, route);
  Object.assign(counted, world.limits.count({ route, path, caller, address }));
  if (arrival.isTooLarge) throw requestTooLarge();
  requireIds(params);
  const { body, uploads } = await bodyOf(arrival, route);
  noteUnknown(route, body, arrival, world);
  return route.handle({ ...arrival, path, params, body, uploads, caller, reason: reasonIn(headers) }, world);
}

/** Bots say which library they are; everybody else at least something. */
function requireUserAgent({ headers }: Arrival): void {
  const agent = headers['user-agent'] ?? '';
  const wanted = headers.authorization?.startsWith('Bot ') ? /^DiscordBot \(.+, .+\)/ : /./;
  if (!wanted.test(agent)) throw noUserAgent();
}

const versions = ['9', '10'];

/** Below `/api/v10`. */
function pathWithin({ path, method }: Arrival, { log, clock }: World): string {
  const [, version, within] = /^\/api(?:\/v(\d+))?(\/.*)$/.exec(path) ?? [];
  if (within === undefined) throw unknownRoute();
  if (version !== undefined && !versions.includes(version)) throw wrongVersion();
  if (version === undefined && !within.startsWith('/oauth2/')) {
    log.warn({ at: clock.now(), request: `${method} ${path}`, about: 'no-version', fields: [] });
  }
  return within;
}

/** Of a list, each part is such a body. A form is none. */
function noteUnknown({ fields, takes }: Route, body: Json, { method, path }: Arrival, { log, clock }: World): void {
  if (takes === 'form') return;
  const names = new Set((Array.isArray(body) ? body : [body]).flatMap((it: unknown) => Object.keys(it ?? {})));
  const unknown = [...names].filter((name) => !fields?.includes(name));
  if (unknown.length === 0) return;
  log.warn({ at: clock.now(), request: `${method} ${path}`, about: 'unknown-fields', fields: unknown });
}
