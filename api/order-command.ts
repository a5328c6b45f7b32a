import type { OrderCommandName } from '../domain/order-commands.ts';
import { commandOrder } from './command-order.ts';
import { id, reason } from './fields.ts';
import type { Parts } from './parts.ts';
import { commandRoutes } from './present/can-do.ts';
import { OrderView } from './present/order.ts';
import { route, takes } from './route.ts';

/** A route that sends one command to an order, with a reason for whoever wants to give one. */
export const orderCommand =
  <const Name extends Exclude<OrderCommandName, 'settle'>>({ name, summary, under }: Described<Name>) =>
  (parts: Pick<Parts, 'orm' | 'commander'>) =>
    route({
      method: 'post',
      path: `${under}/:orderId/${commandRoutes[name].deed}`,
      summary,
      needs: commandRoutes[name].needs,
      idempotency: 'taken',
      input: takes({ params: { orderId: id }, body: { reason: reason.optional() } }),
      output: OrderView,

      handle: ({ params, body }, call) => commandOrder(parts, call, { ...params, ...body, name }),
    });

interface Described<Name> {
  name: Name;
  summary: string;
  under: '/api/orders' | '/api/admin/orders';
}
