import { randomUUID } from 'node:crypto';
import type { Problem } from '../../api/errors.ts';
import { Refusal } from '../../domain/refusal.ts';

export type Api = ReturnType<typeof apiAs>;

/** The api as one person sees it; whatever it refuses ends the demo with its sentence. */
export function apiAs(url: string, key: string) {
  async function ask<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const headers = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    };
    const init = { method, headers, signal: AbortSignal.timeout(15_000), ...(body && { body: JSON.stringify(body) }) };
    const response = await fetch(`${url}${path}`, init).catch((cause) => {
      throw new Refusal('api-away', `${url} does not answer.`, { remedy: 'Is "npm start" still running?', cause });
    });
    const answer = (await response.json()) as Answer & Problem;
    if (response.ok) return answer;
    throw new Refusal('refused', `${method} ${path} was answered ${response.status}: ${answer.detail}`, {
      remedy: answer.remedy,
    });
  }
  return {
    get: <Answer>(path: string) => ask<Answer>('GET', path),
    put: <Answer>(path: string, body: object) => ask<Answer>('PUT', path, body),
    post: <Answer>(path: string, body: object = {}) => ask<Answer>('POST', path, body),
  };
}
