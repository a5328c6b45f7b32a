import { randomUUID } from 'node:crypto';
import { appeared } from '../../domain/audit.ts';
import type { Role } from '../../domain/permission.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Em } from '../orm.ts';
import { findAccountByName, hasAdmin } from './accounts.ts';
import { auditPerson } from './audit.ts';
import { createLoginLink, withdrawEarlier } from './login-links.ts';

/** For whoever has the terminal, and with it everything: makes the account, or opens the one that is there. Answers the token. */
export async function terminalLink(em: Em, { name, role }: { name: string; role: Role }): Promise<string> {
  const account = await findAccountByName(em, name);
  if (account && account.role !== role) {
    throw new Refusal(
      'account-has-role',
      `The account "${account.name}" is there already, with the role ${account.role}.`,
      {
        remedy: `Take another name, or make a link with --role ${account.role}.`,
      },
    );
  }
  if (account?.isClosed) {
    throw new Refusal('account-closed', `The account "${account.name}" is closed.`, {
      remedy: 'An admin can open it again: POST /api/admin/people/:personId/reopen.',
    });
  }
  await withdrawEarlier(em, name);
  const { token, link } = await createLoginLink(em, { name, role, createdBy: null });
  await auditPerson(em, {
    id: randomUUID(),
    actorId: null,
    action: 'person.invite',
    personId: account?.id ?? null,
    subjectId: link.id,
    change: appeared({ invitation: { id: link.id, name, role } }),
  });
  return token;
}

/** Null where there is an admin already, who can invite others. */
export async function firstAdminLink(em: Em): Promise<string | null> {
  return (await hasAdmin(em)) ? null : terminalLink(em, { name: 'admin', role: 'admin' });
}
