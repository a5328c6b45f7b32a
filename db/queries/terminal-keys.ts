import { randomUUID } from 'node:crypto';
import { appeared, changesOf } from '../../domain/audit.ts';
import type { Role } from '../../domain/permission.ts';
import type { Em } from '../orm.ts';
import { addTerminalKey, revokeApiKey } from './api-keys.ts';
import { auditPerson } from './audit.ts';

/** A key that somebody makes at the terminal; answered once. */
export async function makeTerminalKey(em: Em, wanted: { name: string; role: Role }): Promise<string> {
  const { id, userId, key } = await addTerminalKey(em, wanted);
  const change = appeared({ key: { id, role: wanted.role } });
  await auditPerson(em, { ...atTerminal(), action: 'person.add-key', personId: userId, subjectId: id, change });
  return key;
}

export async function revokeKeyAtTerminal(em: Em, keyId: string): Promise<void> {
  const { id, userId } = await revokeApiKey(em, keyId);
  const change = changesOf({ key: { id } }, {});
  await auditPerson(em, { ...atTerminal(), action: 'person.revoke-key', personId: userId, subjectId: id, change });
}

const atTerminal = () => ({ id: randomUUID(), actorId: null });
