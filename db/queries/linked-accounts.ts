import type { DiscordPerson, DiscordTokens } from '../../domain/discord.ts';
import type { KeyRing } from '../../domain/key-ring.ts';
import type { Em } from '../orm.ts';
import { seal, unseal } from '../seal.ts';

export interface LinkedDiscord extends DiscordPerson {
  userId: string;
  linkedAt: string;
  /** Null once Discord has refused to renew what it gave. */
  tokens: DiscordTokens | null;
}

interface Row extends DiscordPerson {
  userId: string;
  linkedAt: string;
  accessToken: string | null;
  refreshToken: string | null;
  scopes: string[];
  expiresAt: number | null;
}

const columns = `user_id as "userId", discord_id as "discordId", username, avatar, linked_at::text as "linkedAt",
  access_token as "accessToken", refresh_token as "refreshToken", scopes,
  (extract(epoch from expires_at) * 1000)::float8 as "expiresAt"`;

const binding = (column: 'access_token' | 'refresh_token', userId: string) =>
  `linked_accounts.${column} ${userId} discord`;

/** The same person at Discord always finds the same account; two first logins at once wait for one another. */
export async function findByDiscordId(em: Em, discordId: string): Promise<{ userId: string } | null> {
  await em.execute("select pg_advisory_xact_lock(hashtext('discord person ' || ?))", [discordId]);
  const [found] = await em.execute<{ userId: string }[]>(
    'select user_id as "userId" from linked_accounts where discord_id = ?',
    [discordId],
  );
  return found ?? null;
}

/** With `lock`, whoever else wants to renew its tokens waits until the end of the transaction. */
export async function findLinkedDiscord(
  em: Em,
  keys: KeyRing,
  { userId, lock = false }: { userId: string; lock?: boolean },
): Promise<LinkedDiscord | null> {
  const [row] = await em.execute<Row[]>(
    `select ${columns} from linked_accounts where user_id = ? and provider = 'discord' ${lock ? 'for update' : ''}`,
    [userId],
  );
  if (!row) return null;
  const { accessToken, refreshToken, scopes, expiresAt, ...person } = row;
  if (accessToken === null || refreshToken === null || expiresAt === null) return { ...person, tokens: null };
  const tokens = {
    accessToken: unseal(keys, accessToken, binding('access_token', userId)),
    refreshToken: unseal(keys, refreshToken, binding('refresh_token', userId)),
    scopes,
    expiresAt,
  };
  return { ...person, tokens };
}

export const linkDiscord = (
  em: Em,
  keys: KeyRing,
  { userId, person, tokens }: { userId: string; person: DiscordPerson; tokens: DiscordTokens },
): Promise<unknown> =>
  em.execute(
    `insert into linked_accounts (user_id, provider, discord_id, username, avatar, access_token, refresh_token, scopes, expires_at)
     values (?, 'discord', ?, ?, ?, ?, ?, ?, to_timestamp(? / 1000.0))
     on conflict (user_id, provider) do update set username = excluded.username, avatar = excluded.avatar,
       access_token = excluded.access_token, refresh_token = excluded.refresh_token, scopes = excluded.scopes,
       expires_at = excluded.expires_at where linked_accounts.discord_id = excluded.discord_id`,
    [userId, person.discordId, person.username, person.avatar, ...sealed(keys, userId, tokens)],
  );

export const renewTokens = (em: Em, keys: KeyRing, userId: string, tokens: DiscordTokens): Promise<unknown> =>
  em.execute(
    `update linked_accounts set access_token = ?, refresh_token = ?, scopes = ?, expires_at = to_timestamp(? / 1000.0)
     where user_id = ? and provider = 'discord'`,
    [...sealed(keys, userId, tokens), userId],
  );

/** Who the person is at Discord stays known, so that the next login finds this account again. */
export const dropTokens = (em: Em, userId: string): Promise<unknown> =>
  em.execute(
    `update linked_accounts set access_token = null, refresh_token = null, expires_at = null
     where user_id = ? and provider = 'discord'`,
    [userId],
  );

export const unlinkDiscord = (em: Em, userId: string): Promise<unknown> =>
  em.execute("delete from linked_accounts where user_id = ? and provider = 'discord'", [userId]);

const sealed = (keys: KeyRing, userId: string, { accessToken, refreshToken, scopes, expiresAt }: DiscordTokens) => [
  seal(keys, accessToken, binding('access_token', userId)),
  seal(keys, refreshToken, binding('refresh_token', userId)),
  `{${scopes.map((scope) => JSON.stringify(scope)).join(',')}}`,
  expiresAt,
];
