import type { Role } from '../../domain/permission.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Em } from '../orm.ts';

export interface OwnKeyRecord {
  id: string;
  name: string;
  role: Role;
  scopes: string[] | null;
  createdAt: string;
  lastUsedAt: string | null;
}

/** Those that open something. */
export const listOwnKeys = (em: Em, userId: string): Promise<OwnKeyRecord[]> =>
  em.execute<OwnKeyRecord[]>(
    `select id, name, role, scopes, created_at::text as "createdAt", last_used_at::text as "lastUsedAt"
     from api_keys where user_id = ? and revoked_at is null order by created_at desc, id`,
    [userId],
  );

export async function revokeOwnKey(em: Em, { userId, id }: { userId: string; id: string }): Promise<{ name: string }> {
  const [revoked] = await em.execute<{ name: string }[]>(
    'update api_keys set revoked_at = now() where user_id = ? and id = ? and revoked_at is null returning name',
    [userId, id],
  );
  if (revoked) return revoked;
  throw new Refusal('key-missing', 'There is no such key.', {
    remedy: 'GET /api/me/api-keys lists those that are there.',
  });
}

export const revokeAllKeys = (em: Em, userId: string): Promise<unknown> =>
  em.execute('update api_keys set revoked_at = now() where user_id = ? and revoked_at is null', [userId]);
