import type { Orm } from '../orm.ts';

export interface Remembered {
  bodyHash: string;
  /** `null` while the first try has not been answered. */
  status: number | null;
  answer: unknown;
}

/** Takes the request's id, or finds what an earlier request with the same id has left. */
export async function rememberRequest(
  orm: Orm,
  { id, userId, bodyHash }: { id: string; userId: string; bodyHash: string },
): Promise<Remembered> {
  const [row] = await orm.em
    .fork()
    .execute<{ body_hash: string; status: number | null; answer: unknown }[]>(
      'select * from remember_request(?, ?, ?)',
      [id, userId, bodyHash],
    );
  if (!row) throw new Error('The request could not be remembered.');
  return { bodyHash: row.body_hash, status: row.status, answer: row.answer };
}

/** From now on, a repetition gets this answer. */
export const rememberAnswer = (
  orm: Orm,
  { id, userId, status, answer }: { id: string; userId: string; status: number; answer: unknown },
): Promise<unknown> =>
  orm.em.fork().execute('select remember_answer(?, ?, ?, ?::jsonb)', [id, userId, status, JSON.stringify(answer)]);
