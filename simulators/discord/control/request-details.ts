import type { Answer } from '../http/answer.ts';
import type { Arrival } from '../http/arrival.ts';
import type { World } from '../world.ts';
import type { RefusedWith, RequestDetails } from './request-log.ts';

/** In the words of the REST API, or in those of OAuth2. */
export function refusalIn(answer: Answer | null): RefusedWith | null {
  if (!answer || answer.status < 400) return null;
  const { code, message, errors, error, error_description: description } = (answer.body ?? {}) as Told;
  return { code: code ?? error ?? 0, message: message ?? description ?? '', ...(errors !== undefined && { errors }) };
}

interface Told {
  code?: number;
  message?: string;
  errors?: unknown;
  error?: string;
  error_description?: string;
}

export const detailsOf = (world: World, arrival: Arrival, answer: Answer | null): RequestDetails => ({
  by: askerOf(world, arrival),
  sent: textOf(arrival),
  answered: answer?.body === undefined ? null : JSON.stringify(answer.body),
});

function askerOf({ state }: World, { headers }: Arrival): string | null {
  const [, token] = /^Bot (.+)$/.exec(headers.authorization ?? '') ?? [];
  if (!token) return null;
  return [...state.applications.values()].find((it) => it.token === token)?.name ?? null;
}

const payload = /name="payload_json"[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/;

/** Of a request with files, what is said of them; secrets of OAuth2 stay secret. */
export function textOf({ headers, raw }: Arrival): string | null {
  const type = headers['content-type'] ?? '';
  if (raw.length === 0 || type.startsWith('application/x-www-form-urlencoded')) return null;
  const text = raw.toString('utf8');
  return type.startsWith('multipart/') ? (payload.exec(text)?.[1] ?? null) : text;
}
