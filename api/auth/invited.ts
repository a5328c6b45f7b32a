import { randomUUID } from 'node:crypto';
import type { Em } from '../../db/orm.ts';
import { type Account, createAccount, findAccountByName } from '../../db/queries/accounts.ts';
import { auditPerson } from '../../db/queries/audit.ts';
import type { LoginLinkRecord } from '../../db/queries/login-links.ts';
import { Refusal } from '../../domain/refusal.ts';
import { accountClosed } from './who-came.ts';

/** The account that a link makes. One that is there opens by a link of the terminal alone: no admin can sign in as somebody else. */
export async function accountOfLink(em: Em, { name, role, createdBy }: LoginLinkRecord): Promise<Account> {
  const made = await createAccount(em, { name, role });
  if (made) {
    const { id } = made;
    const change = { role: [null, role] as [unknown, unknown] };
    await auditPerson(em, { id: randomUUID(), actorId: createdBy ?? id, action: 'person.join', personId: id, change });
    return made;
  }
  const there = await findAccountByName(em, name);
  if (createdBy !== null || there?.role !== role) throw nameTaken(name);
  if (there.isClosed) throw accountClosed();
  return there;
}

export const nameTaken = (name: string) =>
  new Refusal('name-taken', `There is an account with the name "${name}" already.`, {
    remedy: 'Take another name.',
  });
