import { z } from 'zod';
import { auditPerson } from '../../../db/queries/audit.ts';
import { revokeOwnKey } from '../../../db/queries/own-api-keys.ts';
import { within } from '../../../db/scope.ts';
import { changesOf } from '../../../domain/audit.ts';
import { askedBy } from '../../audited.ts';
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

    async handle({ params: { keyId } }, call) {
      const userId = call.actor.id;
      await within(orm, scopeOf(call.actor), async (em) => {
        const { name } = await revokeOwnKey(em, { userId, id: keyId });
        const about = { action: 'person.revoke-key', personId: userId, subjectId: keyId } as const;
        const change = changesOf({ key: { id: keyId, name } }, {});
        await auditPerson(em, { ...askedBy(call), ...about, change });
      });
      return { revoked: true as const };
    },
  });
