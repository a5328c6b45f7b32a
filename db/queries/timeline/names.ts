import type { Em } from '../../orm.ts';

/** What whoever cannot be seen by the reader is called. */
export const someStaff = 'Botyard staff';

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The names of those accounts that the reader may see; row level security decides. */
export async function namesOf(
  em: Em,
  accounts: readonly (string | null)[],
): Promise<(id: string | null) => string | null> {
  const ids = [...new Set(accounts.filter((id) => id !== null && isId.test(id)))];
  const rows = await em.execute<{ id: string; name: string }[]>(
    'select id, name from users where id = any(?::uuid[])',
    [`{${ids.join(',')}}`],
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (id) => (id === null ? null : (names.get(id) ?? someStaff));
}
