import { connectDatabase } from '../../db/orm.ts';
import { firstAdminLink } from '../../db/queries/terminal-links.ts';
import { within } from '../../db/scope.ts';

/** What whoever started Botyard opens first; nothing where there is an admin already. */
export async function inviteFirstAdmin({ databaseUrl, web }: { databaseUrl: string; web: string }): Promise<string> {
  const orm = await connectDatabase(databaseUrl, { connections: 1 });
  try {
    const token = await within(orm, { kind: 'system' }, firstAdminLink);
    if (!token) return '';
    return `  Sign in as admin:          ${web}/auth/link/${token}\n                             (once, within a day; "npm run login-link" makes another)\n`;
  } finally {
    await orm.close();
  }
}
