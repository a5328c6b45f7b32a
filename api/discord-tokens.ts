import type { Orm } from '../db/orm.ts';
import { dropTokens, findLinkedDiscord, renewTokens } from '../db/queries/linked-accounts.ts';
import { within } from '../db/scope.ts';
import type { KeyRing } from '../domain/key-ring.ts';
import { Refusal } from '../domain/refusal.ts';
import type { DiscordOauth } from '../integrations/discord-rest/oauth.ts';

interface Needed {
  orm: Orm;
  keys: KeyRing;
  oauth: Pick<DiscordOauth, 'refresh'>;
}

export type DiscordTokenKeeper = ReturnType<typeof discordTokens>;

/** A token that ends within this time is as good as over. */
const nearlyOverMs = 60_000;

/** The tokens by which Discord answers for a person. Discord takes each refresh token once, so only one asks at a time. */
export function discordTokens({ orm, keys, oauth }: Needed) {
  const renewals = new Map<string, Promise<string>>();

  /** All who want it at once wait for the same renewal; other processes wait for the row. */
  function renew(userId: string, refused: string | null): Promise<string> {
    const underWay = renewals.get(userId);
    if (underWay) return underWay;
    const renewal = renewOnce(userId, refused).finally(() => renewals.delete(userId));
    renewals.set(userId, renewal);
    return renewal;
  }

  async function renewOnce(userId: string, refused: string | null): Promise<string> {
    const renewed = await within(orm, { kind: 'system' }, async (em) => {
      const linked = await findLinkedDiscord(em, keys, { userId, lock: true });
      if (!linked) throw notLinked();
      if (!linked.tokens) return null;
      const { accessToken, refreshToken, expiresAt } = linked.tokens;
      if (accessToken !== refused && isGood(expiresAt)) return accessToken; // somebody else was faster
      const tokens = await oauth.refresh(refreshToken).catch(nullWhereRefused);
      if (tokens) await renewTokens(em, keys, userId, tokens);
      else await dropTokens(em, userId);
      return tokens?.accessToken ?? null;
    });
    if (renewed === null) throw consentGone();
    return renewed;
  }

  return {
    async accessToken(userId: string): Promise<string> {
      const linked = await within(orm, { kind: 'system' }, (em) => findLinkedDiscord(em, keys, { userId }));
      if (!linked) throw notLinked();
      if (!linked.tokens) throw consentGone();
      return isGood(linked.tokens.expiresAt) ? linked.tokens.accessToken : renew(userId, null);
    },

    /** Another one, where Discord has refused the one before its time was over. */
    anotherThan: (refused: string, userId: string): Promise<string> => renew(userId, refused),

    /** Discord refuses even what it has just given. */
    async giveUp(userId: string): Promise<never> {
      await within(orm, { kind: 'system' }, (em) => dropTokens(em, userId));
      throw consentGone();
    },
  };
}

const isGood = (expiresAt: number) => expiresAt > Date.now() + nearlyOverMs;

function nullWhereRefused(error: unknown): null {
  if (error instanceof Refusal && error.code === 'discord-grant-refused') return null;
  throw error;
}

const notLinked = () =>
  new Refusal('discord-not-linked', 'No Discord account is linked to this account.', {
    remedy: 'Link one at /auth/discord?link=1 while you are signed in.',
  });

const consentGone = () =>
  new Refusal(
    'discord-consent-gone',
    'Discord does not answer Botyard for you any more, so Botyard has dropped its tokens.',
    {
      remedy: 'Sign in with Discord again; your account and your orders are as they were.',
    },
  );
