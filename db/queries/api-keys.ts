import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Role } from '../../domain/permission.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Em } from '../orm.ts';

/** The key is answered once and never kept: only its hash is. */
export async function createApiKey(em: Em, wanted: { name: string; role: Role }): Promise<string> {
  return (await addTerminalKey(em, wanted)).key;
}

/** Makes the account where there is none. */
export async function addTerminalKey(em: Em, { name, role }: { name: string; role: Role }) {
  const userId = await ensureAccount(em, name, role);
  return { userId, ...(await addApiKey(em, { userId, role, name: 'made at the terminal', scopes: null })) };
}

interface NewKey {
  userId: string;
  role: Role;
  /** What its owner calls it. */
  name: string;
  /** Null: all that its role may do. */
  scopes: readonly string[] | null;
}

/** Another key for an account that is there. */
export async function addApiKey(em: Em, { userId, role, name, scopes }: NewKey) {
  const id = randomUUID();
  const key = `byk_${randomBytes(32).toString('base64url')}`;
  await em.execute('insert into api_keys (id, user_id, hash, role, name, scopes) values (?, ?, ?, ?, ?, ?)', [
    id,
    userId,
    hashOfKey(key),
    role,
    name,
    scopes && `{${scopes.join(',')}}`,
  ]);
  return { id, key };
}

export const hashOfKey = (key: string): string => createHash('sha256').update(key).digest('hex');

/** Makes the account when it is not there; refuses to make another role of one that is. */
async function ensureAccount(em: Em, name: string, role: Role): Promise<string> {
  await em.execute('insert into users (id, name, role) values (?, ?, ?) on conflict ((lower(name))) do nothing', [
    randomUUID(),
    name,
    role,
  ]);
  const [user] = await em.execute<{ id: string; role: Role }[]>(
    'select id, role from users where lower(name) = lower(?)',
    [name],
  );
  if (!user) throw new Error(`The account ${name} could not be made.`);
  if (user.role === role) return user.id;
  throw new Refusal('account-has-role', `The account "${name}" is there already, with the role ${user.role}.`, {
    remedy: `Take another name, or make a key with --role ${user.role}.`,
  });
}

export interface KeyRecord {
  id: string;
  name: string;
  role: Role;
  createdAt: string;
  revokedAt: string | null;
}

export const listApiKeys = (em: Em): Promise<KeyRecord[]> =>
  em.execute<KeyRecord[]>(
    `select k.id, u.name, k.role, k.created_at::text as "createdAt", k.revoked_at::text as "revokedAt"
     from api_keys k join users u on u.id = k.user_id order by k.created_at`,
  );

/** By the id that the list shows, or by the key's hash. Safe to repeat. */
export async function revokeApiKey(em: Em, key: string): Promise<{ id: string; userId: string }> {
  const [revoked] = await em.execute<{ id: string; userId: string }[]>(
    `update api_keys set revoked_at = coalesce(revoked_at, now()) where ? in (id::text, hash)
     returning id, user_id as "userId"`,
    [key],
  );
  if (revoked) return revoked;
  throw new Refusal('key-missing', `There is no key ${key}.`, { remedy: '"list" shows all keys.' });
}
