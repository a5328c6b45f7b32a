import { randomUUID } from 'node:crypto';
import type { Role } from '../../domain/permission.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Em } from '../orm.ts';

export interface Account {
  id: string;
  name: string;
  role: Role;
  isClosed: boolean;
}

const account = 'id, name, role, closed_at is not null as "isClosed"';

/** Null where the name is taken. */
export async function createAccount(em: Em, { name, role }: { name: string; role: Role }): Promise<Account | null> {
  const [made] = await em.execute<Account[]>(
    `insert into users (id, name, role) values (?, ?, ?) on conflict ((lower(name))) do nothing returning ${account}`,
    [randomUUID(), name, role],
  );
  return made ?? null;
}

export async function findAccountByName(em: Em, name: string): Promise<Account | null> {
  const [found] = await em.execute<Account[]>(`select ${account} from users where lower(name) = lower(?)`, [name]);
  return found ?? null;
}

/** Locked until the end of the transaction, so that what is decided about it still holds when it is done. */
export async function lockAccount(em: Em, id: string): Promise<Account> {
  const [found] = await em.execute<Account[]>(`select ${account} from users where id = ? for update`, [id]);
  if (found) return found;
  throw new Refusal('person-missing', 'There is nobody with this id.', {
    remedy: 'GET /api/admin/people lists everybody.',
  });
}

export const setRole = (em: Em, id: string, role: Role): Promise<unknown> =>
  em.execute('update users set role = ? where id = ?', [role, id]);

export const setClosed = (em: Em, id: string, isClosed: boolean): Promise<unknown> =>
  em.execute('update users set closed_at = case when ? then now() end where id = ?', [isClosed, id]);

/** Two admins who lower each other at once wait for one another here. */
export async function requireAnotherAdmin(em: Em, id: string): Promise<void> {
  const admins = await em.execute<{ id: string }[]>(
    "select id from users where role = 'admin' and closed_at is null order by id for update",
  );
  if (admins.some((admin) => admin.id !== id)) return;
  throw new Refusal('last-admin', 'This is the last admin: without one, nobody could make another.', {
    remedy: 'Make somebody else an admin first.',
  });
}

export async function hasAdmin(em: Em): Promise<boolean> {
  const [row] = await em.execute<{ there: boolean }[]>(
    "select exists (select from users where role = 'admin' and closed_at is null) as there",
  );
  return row?.there ?? false;
}
