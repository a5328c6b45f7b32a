import { z } from 'zod';
import { listAudit as list } from '../../../db/queries/list-audit.ts';
import { within } from '../../../db/scope.ts';
import { fromCursor, toCursor } from '../../cursor.ts';
import { id, next, page } from '../../fields.ts';
import type { Parts } from '../../parts.ts';
import { AuditView, presentAudit } from '../../present/audit.ts';
import { route, takes } from '../../route.ts';

const filters = {
  person: id.optional().describe('Who did it, or to whom or to whose order it was done.'),
  action: z
    .string()
    .regex(/^[a-z]+(\.[A-Za-z-]+)?$/, 'must be an action such as order.approve, or its first word alone.')
    .max(60)
    .optional(),
  order: id.optional(),
};

export const listAudit = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'get',
    path: '/api/admin/audit',
    summary: 'Who did what, with what it was before and after, the latest first',
    needs: 'audit.read',
    idempotency: 'none',
    input: takes({ query: { ...page, ...filters } }),
    output: z.object({ audit: z.array(AuditView), next }),

    async handle({ query: { cursor, ...sought } }) {
      const after = fromCursor(cursor, 'time', 'id');
      const { rows, next } = await within(orm, { kind: 'staff' }, (em) => list(em, { ...sought, after }));
      return { audit: rows.map(presentAudit), next: next && toCursor(next) };
    },
  });
