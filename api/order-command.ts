import type { z } from 'zod';
import type { OrderCommandName } from '../domain/order-commands.ts';
import { commandOrder, type Says } from './command-order.ts';
import { id } from './fields.ts';
import type { Parts } from './parts.ts';
import { commandRoutes } from './present/can-do.ts';
import { OrderView } from './present/order.ts';
import { route, takes } from './route.ts';

/** A route that sends one command to an order. Its body is what the command says, and the reason, which goes to the audit. */
export const orderCommand =
  <const Name extends OrderCommandName, Body extends BodyOf<Name>>({
    name,
    summary,
    under,
    body,
  }: Described<Name, Body>) =>
  (parts: Pick<Parts, 'orm' | 'commander'>) =>
    route({
      method: 'post',
      path: `${under}/:orderId/${commandRoutes[name].deed}`,
      summary,
      needs: commandRoutes[name].needs,
      idempotency: 'taken',
      input: takes({ params: { orderId: id }, body }),
      output: OrderView,

      handle({ params: { orderId }, body }, call) {
        const { reason, ...says } = body as unknown as Says<Name> & { reason?: string };
        return commandOrder(parts, call, { orderId, name, reason, says: () => says as unknown as Says<Name> });
      },
    });

interface Described<Name, Body> {
  name: Name;
  summary: string;
  under: '/api/orders' | '/api/admin/orders';
  body: Body;
}

type BodyOf<Name extends OrderCommandName> = { [Key in keyof Says<Name>]: z.ZodType<Says<Name>[Key]> } & {
  reason: z.ZodType<string | undefined>;
};
