import type { z } from 'zod';
import { redact } from '../../domain/redact.ts';
import { explain, jsonOf, notThePanel } from './explain.ts';
import { NotThePanel, type PanelApi, PanelBusy } from './panel-error.ts';
import { textsIn } from './texts-in.ts';

export interface PanelAccess {
  /** `https://panel.example.com` */
  url: string;
  key: string;
  budget?: CallBudget;
  /** How long we wait for an answer. The panel itself gives its node 15 s, and asks it twice when a creation fails. */
  patienceMs?: Partial<Record<Deed, number>>;
}

/** All processes with one account share its calls a minute. */
export interface CallBudget {
  /** Before each call; may wait, or refuse with `Busy`. */
  take(): Promise<void>;
  /** After each call, what the panel said of its limit. */
  learn(seen: { limit: number | null; remaining: number | null; retryAfterSeconds: number | null }): Promise<void>;
}

type Deed = 'read' | 'write' | 'create';

export interface Request {
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  /** A body that is no JSON: the content of a file. */
  text?: string;
  /** By default a GET reads and all else writes. */
  deed?: Deed;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One way to the panel: JSON, no redirects, no key and no secret in what it says when it fails. */
export interface Transport {
  read<Schema extends z.ZodType>(
    method: Method,
    path: string,
    schema: Schema,
    request?: Request,
  ): Promise<z.output<Schema>>;
  readText(path: string, request?: Request): Promise<string>;
  send(method: Method, path: string, request?: Request): Promise<void>;
}

/** The panel waits up to 15 s for its node, when it reads and when it writes. */
export const usualPatienceMs = { read: 20_000, write: 20_000, create: 40_000 };

export function transport({ url, key, budget, patienceMs }: PanelAccess, api: PanelApi): Transport {
  const base = `${url.replace(/\/+$/, '')}/api/${api}`;
  const patience = { ...usualPatienceMs, ...patienceMs };

  async function call(method: Method, path: string, request: Request): Promise<{ response: Response; text: string }> {
    await budget?.take();
    const answer = await exchange(method, path, request);
    const number = (name: string) => numberOrNull(answer.response.headers.get(name));
    await budget?.learn({
      limit: number('x-ratelimit-limit'),
      remaining: number('x-ratelimit-remaining'),
      retryAfterSeconds: number('retry-after'),
    });
    if (answer.response.ok) return answer;
    const reads = method === 'GET';
    throw explain({ api, request: `${method} ${path}`, reads, ...answer, secrets: [key, ...textsIn(request)] });
  }

  async function exchange(method: Method, path: string, { query, body, text, deed }: Request) {
    const type = body === undefined ? text !== undefined && 'text/plain' : 'application/json';
    try {
      const response = await fetch(`${base}${path}${searchOf(query)}`, {
        method,
        headers: { authorization: `Bearer ${key}`, accept: 'application/json', ...(type && { 'content-type': type }) },
        body: body === undefined ? (text ?? null) : JSON.stringify(body),
        redirect: 'manual',
        signal: AbortSignal.timeout(patience[deed ?? (method === 'GET' ? 'read' : 'write')]),
      });
      return { response, text: await response.text() };
    } catch (error) {
      const reason = redact(reasonOf(error), [key]);
      throw new PanelBusy(`${method} ${path} got no answer: ${reason}.`, { mayBeDone: method !== 'GET' });
    }
  }

  return {
    async read(method, path, schema, request = {}) {
      const { text } = await spoken(method, path, request);
      const parsed = schema.safeParse(jsonOf(text));
      if (parsed.success) return parsed.data;
      const places = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
      throw new NotThePanel(`${method} ${path} answered in an unknown shape (${places}).`);
    },
    readText: async (path, request = {}) => (await spoken('GET', path, request, 'text/plain')).text,
    send: async (method, path, request = {}) => void (await spoken(method, path, request)),
  };

  /** An answer in the panel's own manner: JSON or nothing, or the plain text that was asked for. */
  async function spoken(method: Method, path: string, request: Request, type = 'json') {
    const { response, text } = await call(method, path, request);
    const isPanels = response.status === 204 || response.headers.get('content-type')?.includes(type);
    if (isPanels) return { response, text };
    throw notThePanel({ request: `${method} ${path}`, response, text, secrets: [key, ...textsIn(request)] });
  }
}

const numberOrNull = (text: string | null): number | null => (text && /^\d+$/.test(text) ? Number(text) : null);

function searchOf(query: Request['query'] = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size > 0 ? `?${search}` : '';
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError') return 'it took too long';
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.message;
}
