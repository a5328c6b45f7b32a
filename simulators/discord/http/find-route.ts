import type { Route } from './route.ts';

export interface Found {
  route: Route;
  params: Record<string, string>;
}

/** `wrong-verb` when the path exists for other methods; null where it does not exist at all. */
export type FindRoute = (method: string, path: string) => Found | 'wrong-verb' | null;

interface Pattern {
  parts: readonly string[];
  route: Route;
}

/** Looks only at routes of the same length and beginning; of two that fit, the one that names more parts is meant. */
export function routeFinder(routes: readonly Route[]): FindRoute {
  const shelves = new Map<string, Pattern[]>();
  for (const route of routes) {
    const parts = partsOf(route.path);
    const shelf = shelves.get(shelfOf(parts)) ?? [];
    shelves.set(shelfOf(parts), [...shelf, { parts, route }].sort(moreNamedFirst));
  }

  return (method, path) => {
    const given = partsOf(path);
    const fitting = (shelves.get(shelfOf(given)) ?? []).filter(({ parts }) => fits(parts, given));
    if (fitting.length === 0) return null;
    const wanted = method === 'HEAD' ? 'GET' : method;
    const chosen = fitting.find(({ route }) => route.method === wanted);
    return chosen ? { route: chosen.route, params: paramsOf(chosen.parts, given) } : 'wrong-verb';
  };
}

const partsOf = (path: string): string[] => path.replace(/\/$/, '').split('/').map(decoded);
const shelfOf = (parts: readonly string[]): string => `${parts.length}/${parts[1]}`;
const isName = (part: string): boolean => !part.startsWith(':');

/** The place of the first part that stands for anything decides. */
const moreNamedFirst = (one: Pattern, other: Pattern): number => rank(other) - rank(one);
const rank = ({ parts }: Pattern): number => {
  const first = parts.findIndex((part) => !isName(part));
  return first === -1 ? parts.length : first;
};

const fits = (parts: readonly string[], given: readonly string[]): boolean =>
  parts.every((part, place) => (isName(part) ? part === given[place] : given[place] !== ''));

const paramsOf = (parts: readonly string[], given: readonly string[]): Record<string, string> =>
  Object.fromEntries(parts.flatMap((part, place) => (isName(part) ? [] : [[part.slice(1), given[place]!]])));

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
