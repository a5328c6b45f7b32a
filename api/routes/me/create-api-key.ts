import { z } from 'zod';
import { addApiKey } from '../../../db/queries/api-keys.ts';
import { auditPerson } from '../../../db/queries/audit.ts';
import { listOwnKeys } from '../../../db/queries/own-api-keys.ts';
import { within } from '../../../db/scope.ts';
import { appeared } from '../../../domain/audit.ts';
import { type Actor, can, type Permission, permissions } from '../../../domain/permission.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { askedBy } from '../../audited.ts';
import { text } from '../../fields.ts';
import type { Parts } from '../../parts.ts';
import { ApiKeyView, presentApiKey } from '../../present/api-key.ts';
import { route, takes } from '../../route.ts';
import { scopeOf } from '../../scope-of.ts';

const mostKeys = 50;

const scopes = z
  .array(z.enum(permissions, 'must be a permission as GET /api/me names them.'), 'must be a list of permissions.')
  .min(1, 'must name at least one permission.')
  .max(permissions.length, 'is too long.');

export const createApiKey = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'post',
    path: '/api/me/api-keys',
    summary: 'Make an API key; it is shown this once',
    needs: 'account.keys',
    idempotency: 'none',
    whyNoKey: 'Its answer is a secret, which is never kept; a key that got lost on the way can be revoked.',
    status: 201,
    input: takes({ body: { name: text(100), scopes: scopes.nullish().describe('Left out: all that you may do.') } }),
    output: ApiKeyView.extend({ key: z.string() }),

    async handle({ body: { name, scopes } }, call) {
      const { actor } = call;
      const { id: userId, role } = actor;
      const narrowed = scopes ? [...new Set(scopes.filter((scope) => mayGive(actor, scope)))] : (actor.scopes ?? null);
      return within(orm, scopeOf(actor), async (em) => {
        if ((await listOwnKeys(em, userId)).length >= mostKeys) throw tooMany();
        const { id, key } = await addApiKey(em, { userId, role, name, scopes: narrowed });
        const change = appeared({ key: { id, name, scopes: narrowed } });
        await auditPerson(em, { ...askedBy(call), action: 'person.add-key', personId: userId, subjectId: id, change });
        const made = (await listOwnKeys(em, userId)).find((record) => record.id === id)!;
        return { ...presentApiKey(made), key };
      });
    },
  });

/** Nobody gives more than they have, neither with a key that has less. */
function mayGive(actor: Actor, scope: Permission): true {
  if (can(actor, scope)) return true;
  throw new Refusal('forbidden', `You may not give a key "${scope}", because you may not do it yourself.`, {
    remedy: 'GET /api/me names what you may do.',
  });
}

const tooMany = () =>
  new Refusal('too-many-keys', `You have ${mostKeys} keys, which is as many as there may be.`, {
    remedy: 'Revoke one that nothing uses any more.',
  });
