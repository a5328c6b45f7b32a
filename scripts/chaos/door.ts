import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Problem } from '../../api/errors.ts';
import { Refusal } from '../../domain/refusal.ts';
import { double, type Finding } from './findings.ts';
import type { Chance } from './random.ts';

export interface Request {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  /** The caller's API key. */
  as: string;
  body?: object;
  /** The same for every repetition. */
  key?: string;
}

/** What came of one request. `later`: the api said that it must be sent again. */
export interface Heard {
  at: number;
  kind: 'read' | 'write';
  outcome: 'well' | 'later' | 'none';
}

export interface Tally {
  asked: number;
  /** Requests that were sent again because no answer came, or only that it must be sent again. */
  repeated: number;
  /** Answers that say that something went wrong on the api's side, by what they were about. */
  unexpected: Map<string, number>;
  answers: Heard[];
  findings: Finding[];
}

const patienceMs = 12_000;

/** A client that never gives up: it sends the same request with the same key until it is told yes or no. */
export function openDoor({
  url,
  tally,
  chance,
  over,
}: {
  url: string;
  tally: Tally;
  chance: Chance;
  over: AbortSignal;
}) {
  async function ask<Answer>(request: Request): Promise<Answer> {
    tally.asked += 1;
    const answer = await insist(request);
    if (answer.status >= 300) throw refusalOf(request, answer.body as Problem);
    if (request.key && chance.fraction() < 0.15) await askAgain(request, answer);
    return answer.body as Answer;
  }

  async function insist(request: Request): Promise<Answered> {
    while (true) {
      over.throwIfAborted();
      const answer = await send(url, request).catch(() => null);
      const isAnswered = answer !== null && answer.status < 500 && answer.status !== 429;
      note(request, isAnswered ? 'well' : answer ? 'later' : 'none');
      if (isAnswered) return answer;
      tally.repeated += 1;
      if (answer?.status === 500) noteUnexpected(request);
      await pause((answer?.retryAfter ?? 0) * 1_000 + 200 + chance.between(0, 1_200), undefined, { signal: over });
    }
  }

  /** Once answered, a repetition gets the very same answer. */
  async function askAgain(request: Request, first: Answered): Promise<void> {
    const again = await insist(request);
    if (again.status === first.status && isDeepStrictEqual(again.body, first.body)) return;
    const told = `${first.status} first and ${again.status} then`;
    tally.findings.push(
      double(`${labelOf(request)} with one Idempotency-Key was answered twice, differently: ${told}.`),
    );
  }

  function note({ method }: Request, outcome: Heard['outcome']): void {
    tally.answers.push({ at: Date.now(), kind: method === 'GET' ? 'read' : 'write', outcome });
  }

  function noteUnexpected(request: Request): void {
    const label = labelOf(request);
    tally.unexpected.set(label, (tally.unexpected.get(label) ?? 0) + 1);
  }

  return { ask };
}

export type Door = ReturnType<typeof openDoor>;

interface Answered {
  status: number;
  body: unknown;
  /** Seconds. */
  retryAfter: number;
}

async function send(url: string, { method, path, as, body, key }: Request): Promise<Answered> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${as}`,
      'content-type': 'application/json',
      ...(key && { 'idempotency-key': key }),
    },
    signal: AbortSignal.timeout(patienceMs),
    ...(body && { body: JSON.stringify(body) }),
  });
  const retryAfter = Number(response.headers.get('retry-after') ?? 0);
  return { status: response.status, body: await response.json(), retryAfter };
}

const labelOf = ({ method, path }: Request) => `${method} ${path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')}`;

const refusalOf = (request: Request, { code, detail, remedy }: Problem) =>
  new Refusal(code, `${labelOf(request)} was refused: ${detail}`, remedy === undefined ? {} : { remedy });
