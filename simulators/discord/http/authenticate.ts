import type { IncomingHttpHeaders } from 'node:http';
import { findAuthorization } from '../oauth2/authorizations.ts';
import type { World } from '../world.ts';
import { missingScope, unauthorized } from './api-error.ts';
import type { Caller } from './call.ts';
import type { Route } from './route.ts';

/** Who asks; null where the route asks for nobody. */
export function authenticate(world: World, headers: IncomingHttpHeaders, { who, scopes = [] }: Route): Caller | null {
  if (who === 'anyone') return null;
  const [, scheme, token] = /^(Bot|Bearer) (.+)$/.exec(headers.authorization ?? '') ?? [];
  const caller = scheme === 'Bot' ? botOf(world, token!) : scheme === 'Bearer' ? bearerOf(world, token!) : null;
  if (!caller) throw unauthorized();
  if (who !== 'either' && who !== caller.kind) throw unauthorized();
  if (caller.kind === 'bearer' && !mayUse(caller.authorization.scopes, scopes)) throw missingScope();
  return caller;
}

/** Where a route names no scope, every one of them is enough. */
const mayUse = (held: readonly string[], wanted: readonly string[]): boolean =>
  wanted.length === 0 || wanted.some((scope) => held.includes(scope));

/** A bot's token begins with the number of the application. */
function botOf({ state }: World, token: string): Caller | null {
  const id = Buffer.from(token.split('.')[0]!, 'base64url').toString();
  const application = state.applications.get(id);
  const user = application?.token === token ? state.users.get(application.botId) : undefined;
  return application && user ? { kind: 'bot', user, application } : null;
}

function bearerOf(world: World, token: string): Caller | null {
  const authorization = findAuthorization(world, token);
  if (!authorization) return null;
  const user = world.state.users.get(authorization.userId);
  const application = world.state.applications.get(authorization.applicationId);
  return user && application ? { kind: 'bearer', user, application, authorization } : null;
}
