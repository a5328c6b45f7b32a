import { randomUUID } from 'node:crypto';
import { sessionLife } from '../../domain/session.ts';
import type { Em } from '../orm.ts';
import { hashOfSecret, randomSecret } from '../secret.ts';

/** By what a person knows a browser again. */
export interface Device {
  userAgent: string;
  address: string;
}

/** Answers the token, which is never kept. */
export async function startSession(em: Em, userId: string, { userAgent, address }: Device): Promise<string> {
  const token = randomSecret();
  await em.execute(
    `insert into sessions (id, user_id, hash, user_agent, address, expires_at)
     values (?, ?, ?, ?, ?, now() + ? * interval '1 second')`,
    [randomUUID(), userId, hashOfSecret(token), userAgent, address, sessionLife.idle],
  );
  return token;
}

export interface SessionRecord extends Device {
  id: string;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
}

const living = 'revoked_at is null and expires_at > now()';

export const listSessions = (em: Em, userId: string): Promise<SessionRecord[]> =>
  em.execute<SessionRecord[]>(
    `select id, user_agent as "userAgent", address, created_at::text as "createdAt",
       last_seen_at::text as "lastSeenAt", expires_at::text as "expiresAt"
     from sessions where user_id = ? and ${living} order by last_seen_at desc, id`,
    [userId],
  );

/** By its token, whoever's it is. Safe to repeat. */
export const endSession = (em: Em, token: string): Promise<unknown> =>
  em.execute('update sessions set revoked_at = now() where ? in (hash, previous_hash) and revoked_at is null', [
    hashOfSecret(token),
  ]);

/** Whether there was one. */
export async function revokeSession(em: Em, { userId, id }: { userId: string; id: string }): Promise<boolean> {
  const rows = await em.execute<object[]>(
    `update sessions set revoked_at = now() where user_id = ? and id = ? and ${living} returning 1`,
    [userId, id],
  );
  return rows.length > 0;
}

/** All but one, or all; how many. */
export async function revokeSessions(em: Em, userId: string, but: string | null): Promise<number> {
  const rows = await em.execute<object[]>(
    `update sessions set revoked_at = now() where user_id = ? and id is distinct from ?::uuid and ${living} returning 1`,
    [userId, but],
  );
  return rows.length;
}
