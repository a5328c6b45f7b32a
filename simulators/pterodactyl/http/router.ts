import type { Flavor } from '../flavor.ts';
import type { PanelVersion } from '../options.ts';
import type { Rules } from '../validation/validate.ts';
import type { World } from '../world.ts';
import type { Answer } from './answer.ts';
import type { Call } from './call.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Route {
  method: Method;
  /** `:server` and the like are looked up before the key's rights are judged. */
  path: string;
  /** Where it is left out, the other kind of panel has no such route. */
  only?: Flavor;
  /** The column of an application key that must allow it. */
  needs?: string;
  /** What must hold before the input is looked at: the state of the server, say. */
  guard?(call: Call, world: World): void;
  /** Deeds that are counted by themselves. */
  throttled?: { name: string } & Partial<Record<PanelVersion, DeedLimit>>;
  rules?(call: Call, world: World): Rules;
  handle(call: Call, world: World): Answer | Promise<Answer>;
}

export interface DeedLimit {
  per: 'server' | 'user';
  limit: number;
  windowMs: number;
}

export interface Match<It> {
  route: It;
  params: Record<string, string>;
}

/** `wrong-verb` when the path exists for other methods. A missing path and a wrong verb are told before the key is looked at. */
export function match<It extends { method: string; path: string }>(
  routes: readonly It[],
  method: string,
  path: string,
): Match<It> | 'wrong-verb' | null {
  let pathExists = false;
  for (const route of routes) {
    const params = paramsOf(route.path, path);
    if (!params) continue;
    if (route.method === method || (method === 'HEAD' && route.method === 'GET')) return { route, params };
    pathExists = true;
  }
  return pathExists ? 'wrong-verb' : null;
}

function paramsOf(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.replace(/\/$/, '').split('/');
  if (wanted.length !== given.length) return null;

  const params: Record<string, string> = {};
  for (const [place, part] of wanted.entries()) {
    const text = given[place]!;
    const decoded = decodeURIComponent(text);
    if (part.startsWith(':') ? decoded === '' || decoded.includes('/') : part !== text) return null;
    if (part.startsWith(':')) params[part.slice(1)] = decoded;
  }
  return params;
}
