import type { z } from 'zod';
import { personOf } from '../../people/person.ts';
import type { User } from '../../state/rows.ts';
import type { World } from '../../world.ts';
import { order } from '../order.ts';

interface PersonOrder<Schema extends z.ZodType> {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/_control/people/:user`. */
  path: string;
  schema: Schema;
  handle(world: World, person: User, asked: z.output<Schema>, params: Record<string, string>): unknown;
}

/** Something that one person does, or sees. */
export const personOrder = <Schema extends z.ZodType>({ method, path, schema, handle }: PersonOrder<Schema>) =>
  order({
    method,
    path: `/_control/people/:user${path}`,
    schema,
    handle: (asked, world, params) => handle(world, personOf(world, params['user']!), asked, params),
  });
