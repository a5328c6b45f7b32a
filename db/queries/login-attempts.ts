import { attemptLife } from '../../domain/session.ts';
import type { Em } from '../orm.ts';

export interface LoginAttemptRecord {
  browserHash: string;
  verifier: string;
  returnTo: string;
  linkingSessionId: string | null;
  isOver: boolean;
}

type NewAttempt = Omit<LoginAttemptRecord, 'isOver'> & { stateHash: string };

export const keepAttempt = (em: Em, it: NewAttempt): Promise<unknown> =>
  em.execute(
    `insert into login_attempts (state_hash, browser_hash, verifier, return_to, linking_session_id, expires_at)
     values (?, ?, ?, ?, ?, now() + ? * interval '1 second')`,
    [it.stateHash, it.browserHash, it.verifier, it.returnTo, it.linkingSessionId, attemptLife],
  );

/** Whoever comes with the same state a second time finds nothing. */
export async function takeAttempt(em: Em, stateHash: string): Promise<LoginAttemptRecord | null> {
  const [taken] = await em.execute<LoginAttemptRecord[]>(
    `delete from login_attempts where state_hash = ?
     returning browser_hash as "browserHash", verifier, return_to as "returnTo",
       linking_session_id as "linkingSessionId", expires_at <= now() as "isOver"`,
    [stateHash],
  );
  return taken ?? null;
}

export const loginVerifierBinding = (stateHash: string) => `login_attempts.verifier ${stateHash}`;
