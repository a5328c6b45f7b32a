import type { Em } from '../../../../db/orm.ts';
import { lockAccount, requireAnotherAdmin, setClosed } from '../../../../db/queries/accounts.ts';
import { dropTokens } from '../../../../db/queries/linked-accounts.ts';
import { getPerson } from '../../../../db/queries/list-people.ts';
import { revokeAllKeys } from '../../../../db/queries/own-api-keys.ts';
import { revokeSessions } from '../../../../db/queries/sessions.ts';
import { changesOf } from '../../../../domain/audit.ts';
import { aboutPerson } from '../../../about-person.ts';
import { audited } from '../../../audited.ts';
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

    handle: ({ params: { personId } }, call) =>
      audited({ orm }, call, {
        asked: (em) => aboutPerson(em, 'person.close', personId),
        async does(em) {
          await requireAnotherAdmin(em, personId);
          const { isClosed } = await lockAccount(em, personId);
          if (!isClosed) await close(em, personId);
          return {
            result: presentPerson(await getPerson(em, personId)),
            change: changesOf({ closed: isClosed }, { closed: true }),
          };
        },
      }),
  });

async function close(em: Em, personId: string): Promise<void> {
  await setClosed(em, personId, true);
  await revokeSessions(em, personId, null);
  await revokeAllKeys(em, personId);
  await dropTokens(em, personId);
}
