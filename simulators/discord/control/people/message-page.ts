import { z } from 'zod';
import type { Message } from '../../state/rows.ts';

/** The newest ones, or those before, after or around one. */
export const pageSchema = z.strictObject({
  before: z.string().optional(),
  after: z.string().optional(),
  around: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

type Page = z.output<typeof pageSchema>;

/** Of all, which are oldest first. */
export function messagesIn(all: readonly Message[], { before, after, around, limit }: Page): readonly Message[] {
  if (after !== undefined) return all.filter(({ id }) => BigInt(id) > BigInt(after)).slice(0, limit);
  if (before !== undefined) return all.filter(({ id }) => BigInt(id) < BigInt(before)).slice(-limit);
  if (around === undefined) return all.slice(-limit);
  const first = all.findIndex(({ id }) => BigInt(id) >= BigInt(around)) - Math.floor(limit / 2);
  const start = Math.max(0, Math.min(first, all.length - limit));
  return all.slice(start, start + limit);
}
