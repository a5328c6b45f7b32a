import { lockAccount, requireAnotherAdmin, setClosed } from '../../../../db/queries/accounts.ts';
import { auditPerson } from '../../../../db/queries/audit.ts';
import { dropTokens } from '../../../../db/queries/linked-accounts.ts';
import { getPerson } from '../../../../db/queries/list-people.ts';
import { revokeAllKeys } from '../../../../db/queries/own-api-keys.ts';
import { revokeSessions } from '../../../../db/queries/sessions.ts';
import { within } from '../../../../db/scope.ts';
import { id } from '../../../fields.ts';
import type { Parts } from '../../../parts.ts';
import { PersonView, presentPerson } from '../../../present/person.ts';
import { route, takes } from '../../../route.ts';

export const closeAccount = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'delete',
    path: '/api/admin/people/:personId',
    summary: 'Close somebody’s account: sessions and keys end at once, orders go on',
    needs: 'people.close',
    idempotency: 'none',
    input: takes({ params: { personId: id } }),
    output: PersonView,

    handle: ({ params: { personId } }, { actor, requestId }) =>
      within(orm, { kind: 'staff' }, async (em) => {
        await requireAnotherAdmin(em, personId);
        const person = await lockAccount(em, personId);
        if (!person.isClosed) {
          await setClosed(em, personId, true);
          await revokeSessions(em, personId, null);
          await revokeAllKeys(em, personId);
          await dropTokens(em, personId);
          const change = { closed: [false, true] as [unknown, unknown] };
          await auditPerson(em, { id: requestId, actorId: actor.id, action: 'person.close', personId, change });
        }
        return presentPerson(await getPerson(em, personId));
      }),
  });
