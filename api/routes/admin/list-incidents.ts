import { z } from 'zod';
import { listIncidents as list } from '../../../db/queries/list-incidents.ts';
import { within } from '../../../db/scope.ts';
import { fromCursor, toCursor } from '../../cursor.ts';
import { next, page } from '../../fields.ts';
import type { Parts } from '../../parts.ts';
import { IncidentView, presentIncident } from '../../present/incident.ts';
import { route, takes } from '../../route.ts';
import { scopeOf } from '../../scope-of.ts';

const open = z
  .enum(['true', 'false'], 'must be true or false.')
  .optional()
  .describe('Only those that go on, or only those that are over.');

export const listIncidents = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'get',
    path: '/api/admin/incidents',
    summary: 'Bots and machines that should have worked and did not, the newest first, with what was seen',
    needs: 'deployment.read',
    idempotency: 'none',
    input: takes({ query: { ...page, open } }),
    output: z.object({ incidents: z.array(IncidentView), next }),

    async handle({ query: { open, limit, cursor } }, { actor }) {
      const after = fromCursor(cursor, 'time', 'id');
      const isOpen = open === undefined ? undefined : open === 'true';
      const { rows, next } = await within(orm, scopeOf(actor), (em) => list(em, { isOpen, limit, after }));
      return { incidents: rows.map((incident) => presentIncident(incident, actor)), next: next && toCursor(next) };
    },
  });
