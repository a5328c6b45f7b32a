import { z } from 'zod';
import { match } from '../../match-path.ts';
import type { Answer } from '../http/answer.ts';
import type { Arrival } from '../http/pipeline.ts';
import type { World } from '../world.ts';
import { controlRoutes } from './routes.ts';

const refuse = (status: number, error: string): Answer => ({ status, body: { error } });

/** Undefined where it is none, which no schema takes. */
function jsonIn(raw: Buffer): unknown {
  try {
    return raw.length > 0 ? JSON.parse(raw.toString()) : {};
  } catch {
    return undefined;
  }
}

export async function controlAnswer({ method, path, raw }: Arrival, world: World): Promise<Answer> {
  const matched = match(controlRoutes, method, path);
  if (!matched || matched === 'wrong-verb') return refuse(404, `${method} ${path} is no control.`);

  const parsed = (matched.route.schema ?? z.unknown()).safeParse(jsonIn(raw));
  if (!parsed.success) return refuse(400, z.prettifyError(parsed.error));
  const body = matched.route.handle(parsed.data, world, matched.params);
  if (body === null) return refuse(404, 'There is no such thing.');
  return body === undefined ? { status: 204 } : { status: 200, body };
}
