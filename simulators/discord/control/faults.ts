import { z } from 'zod';
import type { Arrival } from '../http/arrival.ts';

/** Nobody is told of a limit without how long to wait: that is ordered by its own name. */
const status = z
  .int()
  .min(400)
  .max(599)
  .refine((it) => it !== 429, '429 is ordered as "rate-limit", which says how long to wait.');

const deed = z.discriminatedUnion('kind', [
  /** Answers so, and does nothing. */
  z.strictObject({
    kind: z.literal('status'),
    status,
    code: z.int().default(0),
    headers: z.record(z.string(), z.string()).default({}),
  }),
  /** Does what was asked, and answers so. */
  z.strictObject({ kind: z.literal('status-after'), status, code: z.int().default(0) }),
  /** A limit is reached; a shared one by others. */
  z.strictObject({
    kind: z.literal('rate-limit'),
    scope: z.enum(['user', 'global', 'shared']).default('shared'),
    retryAfterMs: z.int().positive().default(1_000),
  }),
  /** A page of somebody between us and Discord. */
  z.strictObject({ kind: z.literal('html'), status: z.int(), content: z.string().default('<h1>Just a moment…</h1>') }),
  /** Does what was asked some time later, by Discord's clock. */
  z.strictObject({ kind: z.literal('slow'), ms: z.int().positive() }),
  /** Does what was asked, and the line breaks. */
  z.strictObject({ kind: z.literal('lost-answer') }),
  /** The line breaks before anything is done. */
  z.strictObject({ kind: z.literal('reset') }),
]);

export const faultSchema = z.strictObject({
  method: z.string().optional(),
  /** A regular expression over the path. */
  path: z.string().default('.'),
  /** How many requests it meets before it is used up. */
  times: z.int().positive().default(1),
  does: deed,
});

export type Fault = z.output<typeof faultSchema>;
export type Deed = Fault['does'];

export interface Faults {
  add(fault: z.input<typeof faultSchema>): void;
  clear(): void;
  /** The deed that meets this request, which uses it up by one. */
  meeting(arrival: Pick<Arrival, 'method' | 'path'>): Deed | null;
}

export function createFaults(): Faults {
  let waiting: Fault[] = [];
  return {
    add: (fault) => void waiting.push(faultSchema.parse(fault)),
    clear() {
      waiting = [];
    },
    meeting({ method, path }) {
      const fault = waiting.find((it) => (!it.method || it.method === method) && new RegExp(it.path).test(path));
      if (!fault) return null;
      fault.times -= 1;
      if (fault.times === 0) waiting = waiting.filter((it) => it !== fault);
      return fault.does;
    },
  };
}
