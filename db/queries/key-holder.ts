import { type Actor, type Role, roles } from '../../domain/permission.ts';
import type { Em } from '../orm.ts';

interface Row {
  id: string;
  name: string;
  account_role: Role;
  key_role: Role;
}

/** Whose key this is, by the key's hash. A key may do less than its account, never more. */
export async function findKeyHolder(em: Em, hash: string): Promise<Actor | null> {
  const [row] = await em.execute<Row[]>(
    `select u.id, u.name, u.role as account_role, k.role as key_role
     from api_keys k join users u on u.id = k.user_id where k.hash = ? and k.revoked_at is null`,
    [hash],
  );
  return row ? { id: row.id, name: row.name, role: lesser(row.account_role, row.key_role) } : null;
}

const lesser = (one: Role, other: Role): Role => (roles.indexOf(one) < roles.indexOf(other) ? one : other);
