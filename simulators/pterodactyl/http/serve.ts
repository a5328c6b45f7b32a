import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Deed } from '../control/faults.ts';
import type { World } from '../world.ts';
import type { Answer } from './answer.ts';
import { apiError } from './api-error.ts';
import { readBody } from './body.ts';
import { errorAnswer, redirect } from './error-answer.ts';
import type { Arrival } from './pipeline.ts';

interface Site {
  answerTo(arrival: Arrival): Promise<Answer>;
  /** Whether ordered faults, and the log, are meant for it. */
  faults: boolean;
}

/** One request in, one answer out, unless a fault was ordered. What was changed is on the disk before the answer leaves. */
export async function serve(request: IncomingMessage, response: ServerResponse, world: World, site: Site) {
  const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'http://panel');
  const { method = 'GET', headers, socket } = request;
  const raw = await readBody(request);
  const arrival: Arrival = { method, path, query, headers, raw, address: socket.remoteAddress ?? '' };

  const work = async () => {
    const done = await site.answerTo(arrival);
    if (method !== 'GET') await world.save();
    return done;
  };
  const answer = site.faults ? await faulty(world, arrival, work) : await work();
  if (site.faults) world.log.add({ at: world.clock.now(), method, path, status: answer?.status ?? null });
  if (answer) write(response, answer);
  else response.destroy();
}

/** Null: the line breaks. */
async function faulty(world: World, arrival: Arrival, work: () => Promise<Answer>): Promise<Answer | null> {
  const deed = world.faults.meeting(arrival);
  if (!deed) return work();
  if (deed.kind === 'slow') await world.clock.wait(deed.ms);
  if (deed.kind === 'slow') return work();
  if (deed.kind === 'lost-answer' || deed.kind === 'status-after') await work();
  return disturbed(deed, arrival);
}

function disturbed(deed: Deed, arrival: Arrival): Answer | null {
  if (deed.kind === 'html') return { status: deed.status, raw: { type: 'text/html', content: deed.content } };
  if (deed.kind === 'redirect') return redirect(deed.location);
  if (deed.kind !== 'status' && deed.kind !== 'status-after') return null;
  const headers = deed.kind === 'status' ? deed.headers : {};
  return errorAnswer(apiError(deed.status, deed.code, 'A fault that was ordered.', headers), arrival);
}

export function write(response: ServerResponse, { status, body, raw, headers = {} }: Answer): void {
  const type = raw?.type ?? (body === undefined ? undefined : 'application/json');
  response.writeHead(status, { ...headers, ...(type && { 'content-type': type }) });
  response.end(raw?.content ?? (body === undefined ? undefined : JSON.stringify(body)));
}
