import { type Actor, type Role, roles } from '../../domain/permission.ts';
import type { Orm } from '../orm.ts';
import { asNobody } from '../scope.ts';

interface Row {
  key_id: string;
  id: string;
  name: string;
  account_role: Role;
  key_role: Role;
  scopes: string[] | null;
}

/** Whose key this is, by the key's hash. A key may do less than its account, never more. */
export async function findKeyHolder(orm: Orm, hash: string): Promise<Actor | null> {
  const [row] = await asNobody(orm).execute<Row[]>('select * from key_holder(?)', [hash]);
  if (!row) return null;
  const { key_id: keyId, id, name, scopes } = row;
  return { id, name, role: lesser(row.account_role, row.key_role), scopes, keyId };
}

export const lesser = (one: Role, other: Role): Role => (roles.indexOf(one) < roles.indexOf(other) ? one : other);
