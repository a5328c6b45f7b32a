import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request as askPlainly, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as askOverTls } from 'node:https';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { Refusal } from '../../domain/refusal.ts';

export interface Upstream {
  /** It serves under `/temporal` there. */
  url: string;
  /** How long a page waits for it, in milliseconds. */
  patienceMs?: number;
}

export interface Question {
  /** Encoded, with its query. */
  path: string;
  /** JSON; what has one is sent by POST. */
  body?: Buffer;
  /** What the browser can unpack. Left out: what we must read ourselves comes as it is. */
  encodings?: string | undefined;
  /** It may ask for news of a workflow, which come when there are any. */
  mayLast?: boolean;
}

const usualPatienceMs = 10_000;
/** Longer than Temporal holds a question for news. */
const longPatienceMs = 65_000;

/** What the UI takes for proof that no other site asks; that is our own door's to find out. */
const token = randomUUID();

/** Asks the Temporal UI. Nothing of the person's request is passed on but what is said here: no cookie, no key. Reads are not repeated, whoever looks can. */
export async function askUi(
  { url, patienceMs = usualPatienceMs }: Upstream,
  { path, body, encodings, mayLast }: Question,
  answerTo: Response,
): Promise<IncomingMessage> {
  const gone = new AbortController();
  answerTo.once('close', () => gone.abort());
  const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(mayLast ? longPatienceMs : patienceMs)]);
  const send = url.startsWith('https:') ? askOverTls : askPlainly;
  const question = send(`${url}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      'accept-encoding': encodings ?? 'identity',
      ...(body && { 'content-type': 'application/json', 'content-length': body.length }),
      ...(body && { cookie: `_csrf=${token}`, 'x-csrf-token': token }),
    },
    signal,
  });
  question.end(body);
  return answerOf(question);
}

async function answerOf(question: ClientRequest): Promise<IncomingMessage> {
  try {
    const [answer] = (await once(question, 'response')) as [IncomingMessage];
    question.on('error', () => undefined); // what breaks off from here on, whoever reads the answer hears of
    return answer;
  } catch (cause) {
    throw away(cause);
  }
}

const away = (cause: unknown) =>
  new Refusal('temporal-ui-away', 'The Temporal UI does not answer at this moment.', {
    remedy: 'Try again in a minute. Its operator looks whether it runs, and whether TEMPORAL_UI_URL is its address.',
    cause,
  });

const passed = ['content-type', 'content-encoding', 'content-length', 'last-modified'];

/** Hands an answer through as it comes; of its headers only what describes the body. */
export async function passOn(answer: IncomingMessage, response: Response): Promise<void> {
  const { statusCode = 502, headers } = answer;
  for (const name of passed) if (headers[name] !== undefined) response.setHeader(name, headers[name]);
  response.status(statusCode).vary('Accept-Encoding');
  await pipeline(answer, response).catch(() => response.destroy()); // one of both has gone; an answer that breaks off is seen as such
}

/** All of an answer that we have to look into. */
export async function wholeOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > longest) throw away(new Error('It sent more than a page.'));
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

const longest = 1024 * 1024;
