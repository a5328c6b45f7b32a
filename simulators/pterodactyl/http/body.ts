import type { IncomingMessage } from 'node:http';
import { tidy } from '../validation/paths.ts';
import { badRequest } from './api-error.ts';
import type { Call, Json } from './call.ts';

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const isJson = (type: string) => /[/+]json/i.test(type);

/** File names may begin and end with blanks, but only where the server is named by its long name. */
const blanksCount = (path: string) => /^\/api\/client\/servers\/[0-9a-f-]{36}\/files\//.test(path);

/** What the panel calls the input: the query, with a JSON body's fields on top. */
export function inputOf({ raw, headers, query, path }: Pick<Call, 'raw' | 'headers' | 'query' | 'path'>): Json {
  const parsed = isJson(headers['content-type'] ?? '') && raw.length > 0 ? parse(raw) : {};
  const body = typeof parsed === 'object' && parsed !== null ? parsed : {};
  return tidy({ ...queryInput(query), ...body }, blanksCount(path)) as Json;
}

function parse(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch {
    throw badRequest('The body is no valid JSON.');
  }
}

function queryInput(query: URLSearchParams): Json {
  const input: Json = {};
  for (const [name, value] of query) {
    const [, list] = /^(\w+)\[\d*\]$/.exec(name) ?? [];
    if (list) input[list] = [...((input[list] as unknown[] | undefined) ?? []), value];
    else if (!name.includes('[')) input[name] = value;
  }
  return input;
}
