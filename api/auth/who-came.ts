import { randomUUID } from 'node:crypto';
import type { Em } from '../../db/orm.ts';
import { type Account, createAccount, lockAccount } from '../../db/queries/accounts.ts';
import { auditPerson } from '../../db/queries/audit.ts';
import { findByDiscordId, findLinkedDiscord, linkDiscord } from '../../db/queries/linked-accounts.ts';
import type { DiscordPerson, DiscordTokens } from '../../domain/discord.ts';
import type { KeyRing } from '../../domain/key-ring.ts';
import { Refusal } from '../../domain/refusal.ts';

/** Somebody whom Discord has vouched for. */
export interface Arrived {
  person: DiscordPerson;
  tokens: DiscordTokens;
}

/** The account of whoever came; a new one where there is none yet. */
export async function accountOf(
  em: Em,
  keys: KeyRing,
  { person, tokens }: Arrived,
  adminIds: readonly string[],
): Promise<Account> {
  const known = await findByDiscordId(em, person.discordId);
  const account = known ? await lockAccount(em, known.userId) : await join(em, person, adminIds);
  if (account.isClosed) throw accountClosed();
  await linkDiscord(em, keys, { userId: account.id, person, tokens });
  return account;
}

/** Hangs a Discord account on the account of somebody who is signed in. */
export async function linkTo(em: Em, keys: KeyRing, userId: string, { person, tokens }: Arrived): Promise<void> {
  const holder = await findByDiscordId(em, person.discordId);
  if (holder && holder.userId !== userId) throw taken();
  await lockAccount(em, userId);
  const linked = await findLinkedDiscord(em, keys, { userId });
  if (linked && linked.discordId !== person.discordId) throw linkedAlready(linked.username);
  await linkDiscord(em, keys, { userId, person, tokens });
  const change = { discordId: [linked?.discordId ?? null, person.discordId] as [unknown, unknown] };
  await auditPerson(em, { id: randomUUID(), actorId: userId, action: 'person.link', personId: userId, change });
}

async function join(em: Em, { discordId, username }: DiscordPerson, adminIds: readonly string[]): Promise<Account> {
  const role = adminIds.includes(discordId) ? 'admin' : 'customer';
  // Somebody who came by another way may have taken the name.
  const account =
    (await createAccount(em, { name: username, role })) ??
    (await createAccount(em, { name: `${username} (${discordId})`, role }));
  if (!account) throw new Error(`The account of ${discordId} could not be made.`);
  const { id } = account;
  await auditPerson(em, {
    id: randomUUID(),
    actorId: id,
    action: 'person.join',
    personId: id,
    change: { role: [null, role] },
  });
  return account;
}

export const accountClosed = () =>
  new Refusal('account-closed', 'This account was closed, so nobody can sign in to it.', {
    remedy: 'Ask the support of this Botyard about it.',
  });

const taken = () =>
  new Refusal('discord-taken', 'This Discord account belongs to another account of this Botyard.', {
    remedy: 'Sign in with it to use that account, or unlink it there first.',
  });

const linkedAlready = (username: string) =>
  new Refusal('discord-linked', `Your account is linked to the Discord account ${username} already.`, {
    remedy: 'Unlink that one first, on your profile.',
  });
