import { z } from 'zod';
import { decodeError } from './close.ts';

const longest = 4_096;

const frameSchema = z.object({ op: z.int(), d: z.unknown() });

export type Frame = z.output<typeof frameSchema>;

/** What a client says, in JSON, and not much at a time. */
export function frameOf(raw: Buffer): Frame {
  if (raw.length > longest) throw decodeError();
  return decoded(frameSchema, json(raw.toString('utf8')));
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw decodeError();
  }
}

export function decoded<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw decodeError();
  return parsed.data;
}
