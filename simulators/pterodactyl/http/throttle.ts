import type { User } from '../state/rows.ts';
import type { World } from '../world.ts';
import type { Call } from './call.ts';
import type { Route } from './router.ts';

const minute = 60_000;

/** What each version brings along. */
const defaults = {
  '1.11': { client: 720, application: 240 },
  '1.12': { client: 128, application: 240 },
  pelican: { client: 256, application: 256 },
} as const;

/** All keys of one account share one counter for each of the two APIs. */
export function throttle({ options, limits }: World, api: 'application' | 'client', { uuid }: User) {
  const set = api === 'client' ? options.clientLimit : options.applicationLimit;
  const limit = set ?? defaults[options.version][api];
  return limits.count({ key: `${api}:${uuid}`, limit, windowMs: minute });
}

/** Version 1.12 and Pelican also count some deeds for each server, whoever does them; 1.11 counted one of them for each account. */
export function throttleDeed({ options, limits }: World, { throttled }: Route, { found, caller }: Call): void {
  const rule = throttled?.[options.version];
  if (!throttled || !rule) return;
  const who = rule.per === 'server' ? found.server.uuid : caller.uuid;
  limits.count({ key: `${throttled.name}:${who}`, limit: rule.limit, windowMs: rule.windowMs });
}
