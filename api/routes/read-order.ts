import { getOrder } from '../../db/queries/order-records.ts';
import { reading } from '../../db/scope.ts';
import { id } from '../fields.ts';
import type { Parts } from '../parts.ts';
import { OrderView, presentOrder } from '../present/order.ts';
import { route, takes } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

export const readOrder = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'get',
    path: '/api/orders/:orderId',
    summary: 'One order as it is now',
    needs: 'order.read',
    idempotency: 'none',
    input: takes({ params: { orderId: id } }),
    output: OrderView,

    async handle({ params: { orderId } }, { actor }) {
      return presentOrder(await getOrder(reading(orm, scopeOf(actor)), orderId), actor);
    },
  });
