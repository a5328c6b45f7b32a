import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import { DiscordBusy, DiscordRefused, DiscordTokenRefused } from './discord-error.ts';
import { type Line, linesByToken } from './line.ts';

export interface DiscordAccess {
  /** `https://discord.com` */
  url: string;
  /** How long a page waits for an answer, the time in line and all tries together. */
  patienceMs?: number;
}

export interface Credential {
  kind: 'Bearer' | 'Bot';
  token: string;
}

/** One way to Discord's REST API. It only reads: what writes needs a key of its own, or must not be tried again. */
export interface DiscordTransport {
  read<Schema extends z.ZodType>(credential: Credential, path: string, schema: Schema): Promise<z.output<Schema>>;
}

export const usualPatienceMs = 5_000;
const pauseAfterFailureMs = 200;
const version = 10;
/** Discord refuses bots that do not say who they are. */
export const userAgent = 'DiscordBot (botyard, 0.1.0)';

export function discordTransport({ url, patienceMs = usualPatienceMs }: DiscordAccess): DiscordTransport {
  const base = `${url}/api/v${version}`;
  const lineOf = linesByToken();

  /** A read may be repeated: as soon as Discord takes calls again, and once where it failed. */
  async function answerTo(request: Request, line: Line, until: number): Promise<Response> {
    for (let failures = 0; ; ) {
      await openingOf(line, until);
      const response = await exchange(request, until);
      if (response?.status === 429) line.openFrom = Date.now() + retryAfterMs(response);
      else if (response && response.status < 500) return response;
      else if (++failures > 1) throw away(request);
      else await pause(Math.min(pauseAfterFailureMs, Math.max(0, until - Date.now())));
    }
  }

  async function exchange({ credential, path }: Request, until: number): Promise<Response | null> {
    try {
      const response = await fetch(`${base}${path}`, {
        headers: { authorization: `${credential.kind} ${credential.token}`, 'user-agent': userAgent },
        redirect: 'manual',
        signal: AbortSignal.timeout(Math.max(1, until - Date.now())),
      });
      return new Response(await response.arrayBuffer(), response);
    } catch {
      return null; // a broken connection, or no answer in time
    }
  }

  return {
    async read(credential, path, schema) {
      const until = Date.now() + patienceMs;
      const line = lineOf(credential.token);
      const request = { credential, path };
      const response = await line.wait(() => answerTo(request, line, until));
      if (response.status === 401) throw new DiscordTokenRefused(`Discord does not take the token of GET ${path}.`);
      if (!response.ok) throw new DiscordRefused(`GET ${path}`, response.status);
      const { data, error } = schema.safeParse(await response.json().catch(() => null));
      if (error) throw away(request);
      return data;
    },
  };
}

interface Request {
  credential: Credential;
  path: string;
}

async function openingOf(line: Line, until: number): Promise<void> {
  const wait = line.openFrom - Date.now();
  if (Date.now() + Math.max(0, wait) >= until) {
    throw new DiscordBusy('Discord takes no more calls of this person at this moment.', Math.max(1_000, wait));
  }
  if (wait > 0) await pause(wait);
}

/** How long Discord wants nothing of the kind; five seconds where it does not say. */
export function retryAfterMs({ headers }: Response): number {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds * 1_000) : 5_000;
}

const away = ({ path }: Request) => new DiscordBusy(`Discord gave no good answer to GET ${path}.`, 5_000);
