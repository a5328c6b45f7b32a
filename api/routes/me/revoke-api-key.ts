import { z } from 'zod';
import { auditPerson } from '../../../db/queries/audit.ts';
import { revokeOwnKey } from '../../../db/queries/own-api-keys.ts';
import { within } from '../../../db/scope.ts';
import { id } from '../../fields.ts';
import type { Parts } from '../../parts.ts';
import { route, takes } from '../../route.ts';
import { scopeOf } from '../../scope-of.ts';

export const revokeApiKey = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'delete',
    path: '/api/me/api-keys/:keyId',
    summary: 'Revoke an API key; from now on it opens nothing',
    needs: 'account.keys',
    idempotency: 'none',
    input: takes({ params: { keyId: id } }),
    output: z.object({ revoked: z.literal(true) }),

    async handle({ params: { keyId } }, { actor, requestId }) {
      const userId = actor.id;
      await within(orm, scopeOf(actor), async (em) => {
        await revokeOwnKey(em, { userId, id: keyId });
        const change = { key: [{ id: keyId }, null] as [unknown, unknown] };
        await auditPerson(em, {
          id: requestId,
          actorId: userId,
          action: 'person.revoke-key',
          personId: userId,
          change,
        });
      });
      return { revoked: true as const };
    },
  });
