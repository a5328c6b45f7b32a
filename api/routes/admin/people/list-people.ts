import { z } from 'zod';
import { listPeople as listRecords } from '../../../../db/queries/list-people.ts';
import { within } from '../../../../db/scope.ts';
import { roles } from '../../../../domain/permission.ts';
import { fromCursor, toCursor } from '../../../cursor.ts';
import { next, page } from '../../../fields.ts';
import type { Parts } from '../../../parts.ts';
import { PersonView, presentPerson } from '../../../present/person.ts';
import { route, takes } from '../../../route.ts';

export const listPeople = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'get',
    path: '/api/admin/people',
    summary: 'Everybody who has an account, the newest first',
    needs: 'people.read',
    idempotency: 'none',
    input: takes({ query: { role: z.enum(roles).optional(), ...page } }),
    output: z.object({ people: z.array(PersonView), next }),

    async handle({ query: { role, limit, cursor } }) {
      const after = fromCursor(cursor, 'time', 'id');
      const found = await within(orm, { kind: 'staff' }, (em) => listRecords(em, { role, limit: limit + 1, after }));
      const people = found.slice(0, limit);
      const last = people.at(-1);
      return {
        people: people.map(presentPerson),
        next: found.length > limit && last ? toCursor([last.createdAt, last.id]) : null,
      };
    },
  });
