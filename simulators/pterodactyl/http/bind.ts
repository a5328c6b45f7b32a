import type { PanelState } from '../state/panel-state.ts';
import { notFound } from './api-error.ts';
import type { Found } from './call.ts';

type Finders = { [Name in keyof Found]: (state: PanelState, text: string) => Found[Name] | undefined };

/** The database reads "12abc" as 12. */
const id = (text: string) => Number.parseInt(text, 10);

const finders: Finders = {
  server: ({ servers }, text) => servers.get(id(text)),
  user: ({ users }, text) => users.get(id(text)),
  node: ({ nodes }, text) => nodes.get(id(text)),
  location: ({ locations }, text) => locations.get(id(text)),
  nest: ({ nests }, text) => nests.get(id(text)),
  egg: ({ eggs }, text) => eggs.get(id(text)),
  allocation: ({ allocations }, text) => allocations.get(id(text)),
};

/** What the names in the route's path stand for; a 404 where there is no such thing. */
export function bind(state: PanelState, params: Record<string, string>): Found {
  const found: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(params)) {
    if (name === 'uuid') found['server'] = byUuid(state, text) ?? missing();
    if (!(name in finders)) continue;
    found[name] = finders[name as keyof Found](state, text);
    if (!found[name]) missing();
  }
  return found as unknown as Found;
}

/** The client API names a server by its uuid, or by the first eight characters of it. */
const byUuid = ({ servers }: PanelState, text: string) =>
  servers.find(({ uuid }) => uuid === text || uuid.slice(0, 8) === text);

function missing(): never {
  throw notFound();
}
