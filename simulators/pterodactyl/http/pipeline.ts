import { match } from '../../match-path.ts';
import { unknownFields } from '../control/unknown-fields.ts';
import { flavorOf } from '../flavor.ts';
import { type Rules, validate } from '../validation/validate.ts';
import type { World } from '../world.ts';
import type { Answer } from './answer.ts';
import { apiError, invalid, notFound } from './api-error.ts';
import { apiOf, authenticate, requireAddress, requireKind, requireRight, requireTwoFactor } from './authenticate.ts';
import { bind } from './bind.ts';
import { inputOf } from './body.ts';
import type { Call } from './call.ts';
import { requireNoBrowser } from './csrf.ts';
import { errorAnswer } from './error-answer.ts';
import { asTold } from './node-trouble.ts';
import type { Route } from './router.ts';
import { throttle, throttleDeed } from './throttle.ts';

export type Arrival = Pick<Call, 'method' | 'path' | 'query' | 'headers' | 'raw' | 'address'>;
type Counted = Record<string, string>;

/** Every counted call is told its limit, whatever becomes of it. */
export async function answerTo(arrival: Arrival, routes: readonly Route[], world: World): Promise<Answer> {
  const counted: Counted = {};
  const answer = await judge(arrival, routes, world, counted).catch((error) =>
    errorAnswer(asTold(error, world), arrival),
  );
  return { ...answer, headers: { ...counted, ...answer.headers } };
}

/** The order in which the panel finds fault with a request. */
async function judge(arrival: Arrival, routes: readonly Route[], world: World, counted: Counted): Promise<Answer> {
  const { method, path, headers } = arrival;
  const { options, state } = world;
  if (options.maintenance) throw apiError(503, 'HttpException', 'Service Unavailable', { 'retry-after': '60' });
  const offered = routes.filter(({ only = flavorOf(world) }) => only === flavorOf(world));
  const matched = match(offered, method, path);
  if (!matched) throw notFound();
  if (matched === 'wrong-verb') throw apiError(405, 'MethodNotAllowedHttpException', `${method} is not for this path.`);
  const { route, params } = matched;

  const identity = authenticate(state, headers);
  const body = inputOf(arrival);
  requireNoBrowser(method, headers, world.url());
  requireTwoFactor(options, identity.caller);
  requireAddress(identity.key, arrival.address);

  // Version 1.12, and Pelican, count only what found its object and came with the right kind of key.
  const count = () => Object.assign(counted, throttle(world, apiOf(path), identity.caller));
  if (options.version === '1.11') count();
  const found = bind(state, params);
  requireKind(path, identity);
  if (options.version !== '1.11') count();

  return work({ ...arrival, ...identity, body, params, found }, route, world);
}

async function work(call: Call, route: Route, world: World): Promise<Answer> {
  requireRight(route, call.key);
  route.guard?.(call, world);
  throttleDeed(world, route, call);
  const rules = route.rules?.(call, world) ?? {};
  warnOfUnknownFields(call, rules, world);
  const failures = validate(call.body, rules);
  if (failures.length > 0) throw invalid(failures);
  return route.handle(call, world);
}

function warnOfUnknownFields({ method, path, body, query }: Call, rules: Rules, world: World): void {
  const sent = Object.fromEntries(Object.entries(body).filter(([name]) => !query.has(name) && name !== 'include'));
  const unknown = unknownFields(sent, rules);
  if (method === 'GET' || unknown.length === 0) return;
  world.log.warn({ at: world.clock.now(), request: `${method} ${path}`, unknownFields: unknown });
}
