import { z } from 'zod';
import { lockAccount, requireAnotherAdmin, setRole } from '../../../../db/queries/accounts.ts';
import { getPerson } from '../../../../db/queries/list-people.ts';
import { changesOf } from '../../../../domain/audit.ts';
import { roles } from '../../../../domain/permission.ts';
import { aboutPerson } from '../../../about-person.ts';
import { audited } from '../../../audited.ts';
import { id } from '../../../fields.ts';
import type { Parts } from '../../../parts.ts';
import { PersonView, presentPerson } from '../../../present/person.ts';
import { route, takes } from '../../../route.ts';

const role = z.enum(roles, `must be one of ${roles.join(', ')}.`);

export const changeRole = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'put',
    path: '/api/admin/people/:personId/role',
    summary: 'Give somebody another role; it counts from the next request on',
    needs: 'people.role',
    idempotency: 'none',
    input: takes({ params: { personId: id }, body: { role } }),
    output: PersonView,

    handle: ({ params: { personId }, body: { role } }, call) =>
      audited({ orm }, call, {
        asked: (em) => aboutPerson(em, 'person.role', personId),
        async does(em) {
          if (role !== 'admin') await requireAnotherAdmin(em, personId);
          const person = await lockAccount(em, personId);
          await setRole(em, personId, role);
          return {
            result: presentPerson(await getPerson(em, personId)),
            change: changesOf({ role: person.role }, { role }),
          };
        },
      }),
  });
