import { z } from 'zod';
import { type FindingRecord, listFindings as list } from '../../../db/queries/findings.ts';
import { within } from '../../../db/scope.ts';
import { hostNames } from '../../../domain/hosting.ts';
import { findingKinds } from '../../../domain/reconcile.ts';
import { fromCursor, toCursor } from '../../cursor.ts';
import { next, page, time } from '../../fields.ts';
import type { Parts } from '../../parts.ts';
import { iso } from '../../present/money.ts';
import { Phase } from '../../present/order.ts';
import { route, takes } from '../../route.ts';
import { scopeOf } from '../../scope-of.ts';

const Finding = z.object({
  id: z.uuid(),
  host: z.enum(hostNames),
  kind: z.enum(findingKinds),
  order: z.object({ id: z.uuid(), number: z.string(), phase: Phase }).nullable(),
  serverId: z.string().nullable(),
  sentence: z.string(),
  remedy: z.string(),
  foundAt: time,
  repairedAt: time.nullable().describe('When Botyard has mended it by itself.'),
  goneAt: time.nullable().describe('When it was no longer found.'),
});

export const listFindings = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'get',
    path: '/api/admin/findings',
    summary: 'Where orders and the servers at their hosts differ, the newest first, each with its remedy',
    needs: 'deployment.read',
    idempotency: 'none',
    input: takes({ query: { ...page, open: z.stringbool('must be true or false.').default(true) } }),
    output: z.object({ findings: z.array(Finding), next }),

    async handle({ query: { open, limit, cursor } }, { actor }) {
      const after = fromCursor(cursor, 'time', 'id');
      const { rows, next } = await within(orm, scopeOf(actor), (em) => list(em, { open, limit, after }));
      return { findings: rows.map(present), next: next && toCursor(next) };
    },
  });

const present = ({ foundAt, repairedAt, goneAt, ...finding }: FindingRecord) => ({
  ...finding,
  foundAt: iso(Date.parse(foundAt)),
  repairedAt: repairedAt && iso(Date.parse(repairedAt)),
  goneAt: goneAt && iso(Date.parse(goneAt)),
});
