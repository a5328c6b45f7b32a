import { z } from 'zod';
import { listOrders as list } from '../../db/queries/list-orders.ts';
import { reading } from '../../db/scope.ts';
import { isStaff } from '../../domain/permission.ts';
import { fromCursor, toCursor } from '../cursor.ts';
import { next, page } from '../fields.ts';
import type { Parts } from '../parts.ts';
import { OrderView, presentOrder } from '../present/order.ts';
import { route, takes } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

export const listOrders = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'get',
    path: '/api/orders',
    summary: 'Your orders, the newest first; all of them for staff',
    needs: 'order.read',
    idempotency: 'none',
    input: takes({ query: page }),
    output: z.object({ orders: z.array(OrderView), next }),

    async handle({ query: { limit, cursor } }, { actor }) {
      const after = fromCursor(cursor, 'time', 'id');
      const customerId = isStaff(actor) ? null : actor.id; // row level security shows no other, but finds them slowly
      const { rows, next } = await list(reading(orm, scopeOf(actor)), { customerId, limit, after });
      return { orders: rows.map((order) => presentOrder(order, actor)), next: next && toCursor(next) };
    },
  });
