import type { IncomingHttpHeaders } from 'node:http';
import type { World } from '../world.ts';
import { missingAccess, unauthorized } from './api-error.ts';
import type { Caller } from './call.ts';
import type { Route } from './route.ts';

/** Who asks; null where the route asks for nobody. */
export function authenticate(world: World, headers: IncomingHttpHeaders, { who, scopes = [] }: Route): Caller | null {
  if (who === 'anyone') return null;
  const [, scheme, token] = /^(Bot|Bearer) (.+)$/.exec(headers.authorization ?? '') ?? [];
  const caller = scheme === 'Bot' ? botOf(world, token!) : scheme === 'Bearer' ? bearerOf(world, token!) : null;
  if (!caller) throw unauthorized();
  if (who !== 'either' && who !== caller.kind) throw unauthorized();
  if (caller.kind === 'bearer' && !scopes.some((scope) => caller.authorization.scopes.includes(scope))) {
    throw missingAccess();
  }
  return caller;
}

function botOf({ state }: World, token: string): Caller | null {
  const application = [...state.applications.values()].find((it) => it.token === token);
  const user = application && state.users.get(application.botId);
  return application && user ? { kind: 'bot', user, application } : null;
}

function bearerOf({ state, clock }: World, token: string): Caller | null {
  const authorization = [...state.authorizations.values()].find((it) => it.accessToken === token);
  if (!authorization || authorization.expiresAt <= clock.now()) return null;
  const user = state.users.get(authorization.userId);
  const application = state.applications.get(authorization.applicationId);
  return user && application ? { kind: 'bearer', user, application, authorization } : null;
}
