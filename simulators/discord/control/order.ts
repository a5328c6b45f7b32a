import type { z } from 'zod';
import type { World } from '../world.ts';

interface Order<Schema extends z.ZodType> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/_control`. */
  path: string;
  /** Of the body; of a GET, of its query. */
  schema?: Schema;
  /** What it answers is sent as JSON; null where it is not there, undefined where there is nothing to say. */
  handle(body: z.output<Schema>, world: World, params: Record<string, string>): unknown;
}

/** Keeps the type that a plain literal would forget. */
export const order = <Schema extends z.ZodType = z.ZodUnknown>(it: Order<Schema>) =>
  it as unknown as Order<z.ZodUnknown>;
