import type { Role } from '../../domain/permission.ts';
import type { Em } from '../orm.ts';

export interface PersonRecord {
  id: string;
  name: string;
  role: Role;
  createdAt: string;
  closedAt: string | null;
  lastSeenAt: string | null;
  discordId: string | null;
  discordName: string | null;
}

interface Asked {
  role?: Role | undefined;
  limit: number;
  after: readonly string[] | null;
}

/** The newest first. */
export const listPeople = (em: Em, { role, limit, after }: Asked): Promise<PersonRecord[]> =>
  em.execute<PersonRecord[]>(
    `select u.id, u.name, u.role, u.created_at::text as "createdAt", u.closed_at::text as "closedAt",
       (select max(last_seen_at)::text from sessions s where s.user_id = u.id) as "lastSeenAt",
       l.discord_id as "discordId", l.username as "discordName"
     from users u left join linked_accounts l on l.user_id = u.id and l.provider = 'discord'
     where (?::text is null or u.role = ?) and (?::timestamptz is null or (u.created_at, u.id) < (?::timestamptz, ?::uuid))
     order by u.created_at desc, u.id desc limit ?`,
    [role ?? null, role ?? null, after?.[0] ?? null, after?.[0] ?? null, after?.[1] ?? null, limit],
  );

export async function getPerson(em: Em, id: string): Promise<PersonRecord> {
  const [person] = await em.execute<PersonRecord[]>(
    `select u.id, u.name, u.role, u.created_at::text as "createdAt", u.closed_at::text as "closedAt",
       (select max(last_seen_at)::text from sessions s where s.user_id = u.id) as "lastSeenAt",
       l.discord_id as "discordId", l.username as "discordName"
     from users u left join linked_accounts l on l.user_id = u.id and l.provider = 'discord' where u.id = ?`,
    [id],
  );
  if (!person) throw new Error(`The account ${id} has gone.`);
  return person;
}
