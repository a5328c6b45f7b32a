import type { IncomingHttpHeaders } from 'node:http';
import type { PanelOptions } from '../options.ts';
import type { PanelState } from '../state/panel-state.ts';
import type { ApiKey, User } from '../state/rows.ts';
import { apiError, denied, unauthenticated } from './api-error.ts';
import type { Route } from './router.ts';

export function authenticate(state: PanelState, headers: IncomingHttpHeaders): { key: ApiKey; caller: User } {
  const [, token] = /^Bearer (.+)$/i.exec(headers.authorization ?? '') ?? [];
  const key = token && state.keys.find((known) => known.token === token);
  const caller = key && state.users.get(key.userId);
  if (!key || !caller) throw unauthenticated();
  return { key, caller };
}

export const apiOf = (path: string): 'application' | 'client' =>
  path.startsWith('/api/client') ? 'client' : 'application';

/** The application API is for admins; the client API is for account keys. */
export function requireKind(path: string, { key, caller }: { key: ApiKey; caller: User }): void {
  if (apiOf(path) === 'application' && !caller.rootAdmin) throw denied('This account is no admin.');
  if (apiOf(path) === 'client' && key.kind === 'application') throw denied('This is an application key.');
}

/** An admin's account key has every right; an application key has those it was given. */
export function requireRight({ needs, method }: Route, key: ApiKey): void {
  if (key.kind === 'client' || !needs) return;
  const bit = method === 'GET' ? 1 : 2;
  if (((key.acl[needs] ?? 0) & bit) === 0) throw denied('The key has no right to this.');
}

export function requireTwoFactor({ twoFactorRequired }: PanelOptions, caller: User): void {
  if (!twoFactorRequired || caller.twoFactor) return;
  throw apiError(400, 'TwoFactorAuthRequiredException', 'Two-factor login has to be turned on first.');
}

export function requireAddress({ allowedIps }: ApiKey, address: string): void {
  if (allowedIps.length > 0 && !allowedIps.includes(address)) throw denied('The key is not for this address.');
}
