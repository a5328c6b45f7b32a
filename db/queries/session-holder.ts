import type { Role } from '../../domain/permission.ts';
import { sessionLife } from '../../domain/session.ts';
import type { Orm } from '../orm.ts';
import { asNobody } from '../scope.ts';

export interface SessionHolder {
  sessionId: string;
  id: string;
  name: string;
  role: Role;
  /** Its token is old enough to be exchanged. */
  isDue: boolean;
}

interface Row extends Omit<SessionHolder, 'sessionId' | 'isDue'> {
  session_id: string;
  is_due: boolean;
}

/** Who is signed in, by the hash of the token; what somebody may do is read anew each time. */
export async function findSessionHolder(orm: Orm, hash: string): Promise<SessionHolder | null> {
  const [row] = await asNobody(orm).execute<Row[]>('select * from session_holder(?, ?::jsonb)', [
    hash,
    JSON.stringify(sessionLife),
  ]);
  if (!row) return null;
  const { session_id: sessionId, is_due: isDue, ...person } = row;
  return { sessionId, isDue, ...person };
}

/** Whether it was us who exchanged the token; of several requests at once, one does. */
export async function rotateSession(orm: Orm, hashes: { old: string; new: string }): Promise<boolean> {
  const [row] = await asNobody(orm).execute<{ done: boolean }[]>('select rotate_session(?, ?) as done', [
    hashes.old,
    hashes.new,
  ]);
  return row?.done ?? false;
}
