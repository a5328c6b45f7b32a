import { lockAccount, setClosed } from '../../../../db/queries/accounts.ts';
import { getPerson } from '../../../../db/queries/list-people.ts';
import { changesOf } from '../../../../domain/audit.ts';
import { aboutPerson } from '../../../about-person.ts';
import { audited } from '../../../audited.ts';
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

    handle: ({ params: { personId } }, call) =>
      audited({ orm }, call, {
        asked: (em) => aboutPerson(em, 'person.reopen', personId),
        async does(em) {
          const { isClosed } = await lockAccount(em, personId);
          if (isClosed) await setClosed(em, personId, false);
          return {
            result: presentPerson(await getPerson(em, personId)),
            change: changesOf({ closed: isClosed }, { closed: false }),
          };
        },
      }),
  });
