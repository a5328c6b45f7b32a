import { z } from 'zod';
import { countPhases } from '../../../db/queries/overview.ts';
import { listStaffOrders as list } from '../../../db/queries/staff-orders.ts';
import { within } from '../../../db/scope.ts';
import { phases } from '../../../domain/order.ts';
import { fromCursor, toCursor } from '../../cursor.ts';
import { next, page } from '../../fields.ts';
import type { Parts } from '../../parts.ts';
import { OrderView, Phase, presentOrder } from '../../present/order.ts';
import { route, takes } from '../../route.ts';
import { scopeOf } from '../../scope-of.ts';

const who = ['staff', 'customer'] as const;

export const listStaffOrders = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'get',
    path: '/api/admin/orders',
    summary: 'All orders; what needs a person comes first',
    needs: 'admin.read',
    idempotency: 'none',
    input: takes({
      query: {
        ...page,
        phase: z.enum(phases, `must be one of ${phases.join(', ')}.`).optional(),
        attention: z.enum(who, 'must be staff or customer.').optional(),
      },
    }),
    output: z.object({ orders: z.array(OrderView), counts: z.record(Phase, z.int()), next }),

    async handle({ query: { cursor, ...filter } }, { actor }) {
      const after = fromCursor(cursor, 'rank', 'time', 'id');
      return within(orm, scopeOf(actor), async (em) => {
        const { rows, next } = await list(em, { ...filter, after });
        const orders = rows.map((order) => presentOrder(order, actor));
        return { orders, counts: await countPhases(em), next: next && toCursor(next) };
      });
    },
  });
