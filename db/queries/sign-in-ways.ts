import type { Em } from '../orm.ts';

/** By what somebody gets into an account again, once signed out. */
export interface SignInWays {
  discord: boolean;
  /** A key that may do all that its role may. */
  apiKey: boolean;
  /** A link of the terminal that was not used yet. */
  link: boolean;
}

export async function signInWays(em: Em, userId: string): Promise<SignInWays> {
  const [ways] = await em.execute<SignInWays[]>(
    `select
       exists (select from linked_accounts l where l.user_id = u.id and l.provider = 'discord') as discord,
       exists (select from api_keys k where k.user_id = u.id and k.revoked_at is null and k.scopes is null) as "apiKey",
       exists (select from login_links k where lower(k.name) = lower(u.name) and k.created_by is null
         and k.used_at is null and k.expires_at > now()) as link
     from users u where u.id = ?`,
    [userId],
  );
  if (!ways) throw new Error(`The account ${userId} has gone.`);
  return ways;
}
