import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Deed } from '../control/faults.ts';
import { unavailable } from '../control/outage.ts';
import { detailsOf, refusalIn } from '../control/request-details.ts';
import type { World } from '../world.ts';
import type { Answer } from './answer.ts';
import { type Arrival, arrivalOf } from './arrival.ts';
import { bannedPage } from './invalid-requests.ts';
import { rateLimited } from './rate-limited.ts';

export interface Site {
  answerTo(arrival: Arrival): Answer | Promise<Answer>;
  /** Whether ordered faults, and the log, are meant for it. */
  faults: boolean;
}

/** One request in, one answer out, unless a fault was ordered. */
export async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  world: World,
  siteOf: (arrival: Arrival) => Site,
) {
  const arrival = await arrivalOf(request);
  const site = siteOf(arrival);
  const work = async () => {
    const done = await site.answerTo(arrival);
    if (arrival.method !== 'GET') world.saveSoon();
    return done;
  };
  const answer = site.faults ? await watched(world, arrival, work) : await work();
  if (answer) write(response, answer);
  else response.destroy();
}

/** Everything but the controls is counted, written down, and may be disturbed. */
async function watched(world: World, arrival: Arrival, work: () => Promise<Answer>): Promise<Answer | null> {
  const { method, path, address } = arrival;
  const answer = await weathered(world, arrival, work);
  const logged = { at: world.clock.now(), method, path, status: answer?.status ?? null, refusal: refusalIn(answer) };
  world.log.add(logged, () => detailsOf(world, arrival, answer));
  if (answer) world.invalidRequests.note(address, answer);
  if (answer) world.options.observe?.({ arrival, answer });
  return answer;
}

/** Null: the line breaks. */
async function weathered(world: World, arrival: Arrival, work: () => Promise<Answer>): Promise<Answer | null> {
  if (world.outage.isOn()) return unavailable;
  if (world.invalidRequests.isBanned(arrival.address)) return bannedPage;
  const deed = world.faults.meeting(arrival) ?? world.chaos.next();
  if (!deed) return work();
  if (deed.kind === 'slow') await world.clock.wait(deed.ms);
  if (deed.kind === 'slow') return work();
  if (deed.kind === 'lost-answer' || deed.kind === 'status-after') await work();
  return disturbed(deed);
}

function disturbed(deed: Deed): Answer | null {
  if (deed.kind === 'html') return { status: deed.status, raw: { type: 'text/html', content: deed.content } };
  if (deed.kind === 'rate-limit') {
    const refusal = rateLimited(deed);
    return { status: refusal.status, headers: refusal.headers, body: refusal.body() };
  }
  if (deed.kind !== 'status' && deed.kind !== 'status-after') return null;
  const headers = deed.kind === 'status' ? deed.headers : {};
  return { status: deed.status, headers, body: { message: 'A fault that was ordered.', code: deed.code } };
}

function write(response: ServerResponse, { status, body, raw, headers = {} }: Answer): void {
  const type = raw?.type ?? (body === undefined ? undefined : 'application/json');
  response.writeHead(status, { ...headers, ...(type && { 'content-type': type }) });
  response.end(raw?.content ?? (body === undefined ? undefined : JSON.stringify(body)));
}
