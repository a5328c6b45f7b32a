import type { IncomingHttpHeaders } from 'node:http';
import type { Allocation, ApiKey, Egg, Location, Nest, PanelNode, User } from '../state/rows.ts';
import type { ServerRow } from '../state/server-row.ts';

export type Json = Record<string, unknown>;

/** What the `:names` of a route's path stand for. Only those of the route are there. */
export interface Found {
  server: ServerRow;
  user: User;
  node: PanelNode;
  location: Location;
  nest: Nest;
  egg: Egg;
  allocation: Allocation;
}

/** One request, as the handler of a route meets it. */
export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  raw: Buffer;
  /** Where it comes from. */
  address: string;
  /** The JSON body with its strings trimmed and its empty ones null. */
  body: Json;
  params: Record<string, string>;
  key: ApiKey;
  caller: User;
  found: Found;
}
