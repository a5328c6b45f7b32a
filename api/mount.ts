import type { Express, Response } from 'express';
import { type Actor, can, type Permission } from '../domain/permission.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Authenticate } from './authenticate.ts';
import { type FileAnswer, sendFile } from './file-answer.ts';
import { answerOnce, requireKey } from './idempotency.ts';
import { type InstanceGate, mountInstance } from './instances/mount-instance.ts';
import { parseInput } from './parse-input.ts';
import type { Limiter } from './rate-limits.ts';
import { bodyReader } from './read-body.ts';
import type { Needs, Route } from './route.ts';
import { mountSigned, type SignedGate } from './webhooks/mount-signed.ts';

/** What every request passes on its way to a handler. */
export interface Gate extends SignedGate, InstanceGate {
  authenticate: Authenticate;
  limitActor: Limiter;
}

export function mountAll(app: Express, routes: readonly Route[], gate: Gate): void {
  for (const it of routes) {
    const { needs } = it;
    if (needs === 'signature') mountSigned(app, it, gate);
    else if (needs === 'instance') mountInstance(app, it, gate);
    else mount(app, { ...it, needs }, gate);
  }
  for (const [path, sharing] of Map.groupBy(routes, (it) => it.path)) {
    app.all(path, (_request, response) => {
      response.set('Allow', sharing.map(({ method }) => method.toUpperCase()).join(', '));
      throw new Refusal('method-not-allowed', 'This address does not take this kind of request.');
    });
  }
}

function mount(app: Express, it: Route & { needs: Exclude<Needs, 'signature' | 'instance'> }, gate: Gate): void {
  const readBody = bodyReader(it);
  app[it.method](it.path, async (request, response) => {
    response.locals['route'] = it.path;
    response.set('Cache-Control', 'no-store');
    const actor = it.needs === 'anyone' ? null : await enter(it.needs);
    requireKey(it, request.get('idempotency-key'));
    await readBody(request, response); // nobody's body is read before we know who it is from
    const input = parseInput(it, request);
    if (!actor) return reply(response, it, { answer: await answer(input, { requestId: response.locals['logId'] }) });

    const { logId } = response.locals;
    const key = request.get('idempotency-key');
    const { params, query, body: said } = input as { params: unknown; query: unknown; body: unknown };
    const keyed = { it, actor, key, params, said: [query, said] };
    const told = await answerOnce(gate.orm, keyed, (requestId) => answer(input, { actor, requestId, logId }));
    if (told.replayed) response.set('Idempotency-Replayed', 'true');
    reply(response, it, told);

    async function enter(needs: Permission): Promise<Actor> {
      const somebody = await gate.authenticate(request, response);
      response.locals['actor'] = somebody;
      await gate.limitActor(somebody.id, response);
      if (can(somebody, needs)) return somebody;
      throw new Refusal('forbidden', 'You may not do this.');
    }
  });

  // Only what the route promises gets out, whatever its handler has brought along.
  const answer = async (input: unknown, call: object) => it.output.parse(await it.handle(input, call as never));
}

function reply(response: Response, it: Route, { status = 200, answer }: { status?: number; answer: unknown }): void {
  if (it.answers) sendFile(response, answer as FileAnswer);
  else response.status(status).json(answer);
}
