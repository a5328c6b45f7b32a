import { z } from 'zod';
import { getDeploymentOf } from '../../db/queries/deployments.ts';
import { listIncidents as list } from '../../db/queries/list-incidents.ts';
import { within } from '../../db/scope.ts';
import { fromCursor, toCursor } from '../cursor.ts';
import { id, next, page } from '../fields.ts';
import type { Parts } from '../parts.ts';
import { IncidentView, presentIncident } from '../present/incident.ts';
import { route, takes } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

export const listOrderIncidents = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'get',
    path: '/api/orders/:orderId/incidents',
    summary: 'When the bot of an order should have worked and did not, the newest first',
    needs: 'order.read',
    idempotency: 'none',
    input: takes({ params: { orderId: id }, query: page }),
    output: z.object({ incidents: z.array(IncidentView), next }),

    async handle({ params: { orderId }, query: { limit, cursor } }, { actor }) {
      const after = fromCursor(cursor, 'time', 'id');
      const { rows, next } = await within(orm, scopeOf(actor), async (em) => {
        await getDeploymentOf(em, orderId);
        return list(em, { orderId, limit, after });
      });
      return { incidents: rows.map((incident) => presentIncident(incident, actor)), next: next && toCursor(next) };
    },
  });
