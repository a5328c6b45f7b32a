import { z } from 'zod';
import { lockAccount, requireAnotherAdmin, setRole } from '../../../../db/queries/accounts.ts';
import { auditPerson } from '../../../../db/queries/audit.ts';
import { getPerson } from '../../../../db/queries/list-people.ts';
import { within } from '../../../../db/scope.ts';
import { roles } from '../../../../domain/permission.ts';
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

    handle: ({ params: { personId }, body: { role } }, { actor, requestId }) =>
      within(orm, { kind: 'staff' }, async (em) => {
        if (role !== 'admin') await requireAnotherAdmin(em, personId);
        const person = await lockAccount(em, personId);
        await setRole(em, personId, role);
        if (person.role !== role) {
          const change = { role: [person.role, role] as [unknown, unknown] };
          await auditPerson(em, { id: requestId, actorId: actor.id, action: 'person.role', personId, change });
        }
        return presentPerson(await getPerson(em, personId));
      }),
  });
