import type { Answer, Question, RouteMaker } from '../../api/contract.ts';
import type { Problem as Document } from '../../api/errors.ts';
import { Problem, unreachable, unreadable } from './problem.ts';

type Method = 'get' | 'post' | 'put' | 'delete';
/** As the api lists its routes: `get /api/orders/:orderId`. */
export type Address = `${Method} /${string}`;

type Asked<It extends RouteMaker> = Partial<Pick<Question<It>, 'params' | 'query' | 'body'>> & {
  /** The same for every repetition of one deed, so that it is done once. */
  key?: string;
  signal?: AbortSignal;
};

const patienceMs = 20_000;

/** Asks a route of the api, whose types come from its own description. */
export async function call<It extends RouteMaker>(address: Address, asked: Asked<It> = {}): Promise<Answer<It>> {
  const { params = {}, query = {}, body, key, signal } = asked as Asked<RouteMaker>;
  const [method = '', pattern = ''] = address.split(' ');
  const response = await send(withQuery(filled(pattern, params), query), {
    method: method.toUpperCase(),
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(key !== undefined && { 'idempotency-key': key }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.any([AbortSignal.timeout(patienceMs), ...(signal ? [signal] : [])]),
  });
  return response.json().catch(() => Promise.reject(unreadable(response.status))) as Promise<Answer<It>>;
}

/** An answer that is none of ours, or none at all, is told as a problem too. */
export async function send(path: string, request: RequestInit): Promise<Response> {
  const response = await fetch(path, request).catch((error: Error) => {
    throw error.name === 'AbortError' ? error : unreachable();
  });
  if (response.ok) return response;
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json');
  throw isProblem ? new Problem((await response.json()) as Document) : unreadable(response.status);
}

const filled = (pattern: string, params: Record<string, unknown>): string =>
  pattern.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));

function withQuery(path: string, query: Record<string, unknown>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return given.length ? `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : path;
}

/** `crypto.randomUUID` is there on pages over TLS alone. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
