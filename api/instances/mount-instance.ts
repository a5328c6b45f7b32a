import type { Express } from 'express';
import type { Orm } from '../../db/orm.ts';
import { findInstance, hashOfToken } from '../../db/queries/instance-tokens.ts';
import { Refusal } from '../../domain/refusal.ts';
import { parseInput } from '../parse-input.ts';
import type { Limiter } from '../rate-limits.ts';
import { bodyReader } from '../read-body.ts';
import type { Route } from '../route.ts';

export interface InstanceGate {
  orm: Orm;
  limitInstance: Limiter;
}

const bearer = /^Bearer (byi_[\w-]{43})$/i;

/** Where hosted bots come in, and nobody else; they get in nowhere else. */
export function mountInstance(app: Express, it: Route, { orm, limitInstance }: InstanceGate): void {
  const readBody = bodyReader(it);
  app[it.method](it.path, async (request, response) => {
    response.locals['route'] = it.path;
    response.set('Cache-Control', 'no-store');
    const token = bearer.exec(request.get('authorization') ?? '')?.[1];
    if (!token) throw unknown();
    const hash = hashOfToken(token);
    await limitInstance(hash, response);
    const instance = await findInstance(orm, hash);
    if (!instance) throw unknown();

    await readBody(request, response);
    const input = parseInput(it, request);
    response.locals['isRoutine'] = true; // thousands of bots would leave no room for anything else in the log
    response.status(it.status ?? 200).json(it.output.parse(await it.handle(input, { instance } as never)));
  });
}

/** The same words for every cause, as for keys of people. */
const unknown = () =>
  new Refusal('unauthenticated', 'This needs the token of a bot that Botyard hosts.', {
    remedy: 'Send "Authorization: Bearer" and the INSTANCE_TOKEN of the bot\'s environment; it ends with the order.',
  });
