import type { Actor, Role } from '../../domain/permission.ts';
import type { Orm } from '../orm.ts';
import { reading } from '../scope.ts';
import { lesser } from './key-holder.ts';

/** Heard by the api; it carries the id of the account whose roles, sessions or keys have changed. */
export const rightsChannel = 'botyard_rights';

/** By what somebody came in: a session, or a key of which only the hash is known. */
export type Pass = { kind: 'session'; id: string } | { kind: 'key'; hash: string };

/** What somebody may do now. */
export type Standing = Pick<Actor, 'role' | 'name' | 'scopes'>;

interface Row {
  pass: string;
  name: string;
  accountRole: Role;
  keyRole: Role;
  scopes: string[] | null;
}

/** What each of these still opens, by its id or its hash; what opens nothing is not among them. */
export async function readStandings(orm: Orm, passes: readonly Pass[]): Promise<ReadonlyMap<string, Standing>> {
  const sessions = passes.flatMap((pass) => (pass.kind === 'session' ? [pass.id] : []));
  const keys = passes.flatMap((pass) => (pass.kind === 'key' ? [pass.hash] : []));
  const rows = await reading(orm, { kind: 'system' }).execute<Row[]>(
    `select s.id::text as pass, u.name, u.role as "accountRole", u.role as "keyRole", null::text[] as scopes
     from sessions s join users u on u.id = s.user_id
     where s.id = any(?::uuid[]) and s.revoked_at is null and s.expires_at > now() and u.closed_at is null
     union all
     select k.hash, u.name, u.role, k.role, k.scopes from api_keys k join users u on u.id = k.user_id
     where k.hash = any(?::text[]) and k.revoked_at is null and u.closed_at is null`,
    [`{${sessions.join(',')}}`, `{${keys.join(',')}}`],
  );
  return new Map(
    rows.map(({ pass, name, accountRole, keyRole, scopes }) => [
      pass,
      { name, role: lesser(accountRole, keyRole), scopes },
    ]),
  );
}

export const nameOfPass = (pass: Pass): string => (pass.kind === 'session' ? pass.id : pass.hash);
