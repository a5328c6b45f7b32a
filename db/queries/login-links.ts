import { randomUUID } from 'node:crypto';
import type { Role } from '../../domain/permission.ts';
import { linkLife } from '../../domain/session.ts';
import type { Em } from '../orm.ts';
import { hashOfSecret, randomSecret } from '../secret.ts';

export interface LoginLinkRecord {
  id: string;
  name: string;
  role: Role;
  createdBy: string | null;
  createdAt: string;
  expiresAt: string;
}

const columns = `id, name, role, created_by as "createdBy", created_at::text as "createdAt", expires_at::text as "expiresAt"`;
const good = 'used_at is null and expires_at > now()';

interface NewLink {
  name: string;
  role: Role;
  /** Null: made at the terminal. */
  createdBy: string | null;
}

/** The token is answered once and never kept: only its hash is. */
export async function createLoginLink(em: Em, { name, role, createdBy }: NewLink) {
  const token = randomSecret();
  const [link] = await em.execute<LoginLinkRecord[]>(
    `insert into login_links (id, hash, role, name, created_by, expires_at)
     values (?, ?, ?, ?, ?, now() + ? * interval '1 second') returning ${columns}`,
    [randomUUID(), hashOfSecret(token), role, name, createdBy, linkLife],
  );
  if (!link) throw new Error('The link could not be made.');
  return { token, link };
}

/** Only while it is good; it stays so. */
export async function findLoginLink(em: Em, token: string): Promise<LoginLinkRecord | null> {
  const [found] = await em.execute<LoginLinkRecord[]>(`select ${columns} from login_links where hash = ? and ${good}`, [
    hashOfSecret(token),
  ]);
  return found ?? null;
}

/** Whoever comes second gets nothing. */
export async function useLoginLink(em: Em, token: string): Promise<LoginLinkRecord | null> {
  const [used] = await em.execute<LoginLinkRecord[]>(
    `update login_links set used_at = now() where hash = ? and ${good} returning ${columns}`,
    [hashOfSecret(token)],
  );
  return used ?? null;
}

export const listLoginLinks = (em: Em): Promise<LoginLinkRecord[]> =>
  em.execute<LoginLinkRecord[]>(`select ${columns} from login_links where ${good} order by created_at desc, id`);

/** Whether there was one; from then on it opens nothing. */
export async function withdrawLoginLink(em: Em, id: string): Promise<LoginLinkRecord | null> {
  const [withdrawn] = await em.execute<LoginLinkRecord[]>(
    `update login_links set expires_at = now() where id = ? and ${good} returning ${columns}`,
    [id],
  );
  return withdrawn ?? null;
}

/** A new link of the terminal for somebody takes the place of those before. */
export const withdrawEarlier = (em: Em, name: string): Promise<unknown> =>
  em.execute(
    `update login_links set expires_at = now() where created_by is null and lower(name) = lower(?) and ${good}`,
    [name],
  );
