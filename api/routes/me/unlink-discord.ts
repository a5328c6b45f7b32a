import { z } from 'zod';
import { lockAccount } from '../../../db/queries/accounts.ts';
import { auditPerson } from '../../../db/queries/audit.ts';
import { findLinkedDiscord, unlinkDiscord as unlink } from '../../../db/queries/linked-accounts.ts';
import { signInWays } from '../../../db/queries/sign-in-ways.ts';
import { within } from '../../../db/scope.ts';
import { changesOf } from '../../../domain/audit.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { askedBy } from '../../audited.ts';
import type { Parts } from '../../parts.ts';
import { route, takes } from '../../route.ts';

export const unlinkDiscord = ({ orm, keys, discord }: Pick<Parts, 'orm' | 'keys' | 'discord'>) =>
  route({
    method: 'delete',
    path: '/api/me/discord',
    summary: 'Unlink your Discord account; Botyard’s tokens are revoked there and deleted here',
    needs: 'account.discord',
    idempotency: 'none',
    input: takes({}),
    output: z.object({ unlinked: z.literal(true) }),

    async handle(_input, call) {
      const userId = call.actor.id;
      await within(orm, { kind: 'system' }, async (em) => {
        await lockAccount(em, userId);
        const linked = await findLinkedDiscord(em, keys, { userId, lock: true });
        if (!linked) throw notLinked();
        const { apiKey, link } = await signInWays(em, userId);
        if (!apiKey && !link) throw onlyWayIn();
        // First there: should Discord be away, nothing has changed here, and it can be done again.
        if (linked.tokens) await discord?.oauth.revoke(linked.tokens.refreshToken);
        await unlink(em, userId);
        const change = changesOf({ discordId: linked.discordId }, {});
        await auditPerson(em, { ...askedBy(call), action: 'person.unlink', personId: userId, change });
      });
      discord?.rights.forget(userId);
      return { unlinked: true as const };
    },
  });

const notLinked = () =>
  new Refusal('discord-not-linked', 'No Discord account is linked to your account.', {
    remedy: 'Nothing has to be done.',
  });

const onlyWayIn = () =>
  new Refusal('only-way-in', 'Discord is the only way into your account: unlinked, nobody could get in again.', {
    remedy: 'Make an API key without scopes first, or have the operator make you a one-time link.',
  });
