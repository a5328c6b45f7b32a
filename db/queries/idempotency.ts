import type { Em } from '../orm.ts';

export interface Remembered {
  bodyHash: string;
  /** `null` while the first try has not been answered. */
  status: number | null;
  answer: unknown;
}

/** Takes the request's id, or finds what an earlier request with the same id has left. */
export async function rememberRequest(
  em: Em,
  { id, userId, bodyHash }: { id: string; userId: string; bodyHash: string },
): Promise<Remembered> {
  const [row] = await em.execute<{ body_hash: string; status: number | null; answer: unknown }[]>(
    `insert into idempotency_keys (id, user_id, body_hash) values (?, ?, ?)
     on conflict (id) do update set id = excluded.id returning body_hash, status, answer`,
    [id, userId, bodyHash],
  );
  if (!row) throw new Error('The request could not be remembered.');
  return { bodyHash: row.body_hash, status: row.status, answer: row.answer };
}

/** From now on, a repetition gets this answer. */
export const rememberAnswer = (em: Em, id: string, status: number, answer: unknown): Promise<unknown> =>
  em.execute('update idempotency_keys set status = ?, answer = ?::jsonb where id = ?', [
    status,
    JSON.stringify(answer),
    id,
  ]);
