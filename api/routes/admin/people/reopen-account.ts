import { lockAccount, setClosed } from '../../../../db/queries/accounts.ts';
import { auditPerson } from '../../../../db/queries/audit.ts';
import { getPerson } from '../../../../db/queries/list-people.ts';
import { within } from '../../../../db/scope.ts';
import { id } from '../../../fields.ts';
import type { Parts } from '../../../parts.ts';
import { PersonView, presentPerson } from '../../../present/person.ts';
import { route, takes } from '../../../route.ts';

export const reopenAccount = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'post',
    path: '/api/admin/people/:personId/reopen',
    summary: 'Let somebody sign in again to an account that was closed',
    needs: 'people.close',
    idempotency: 'taken',
    input: takes({ params: { personId: id } }),
    output: PersonView,

    handle: ({ params: { personId } }, { actor, requestId }) =>
      within(orm, { kind: 'staff' }, async (em) => {
        const person = await lockAccount(em, personId);
        if (person.isClosed) {
          await setClosed(em, personId, false);
          const change = { closed: [true, false] as [unknown, unknown] };
          await auditPerson(em, { id: requestId, actorId: actor.id, action: 'person.reopen', personId, change });
        }
        return presentPerson(await getPerson(em, personId));
      }),
  });
