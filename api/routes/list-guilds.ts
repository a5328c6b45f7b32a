import { readGuilds } from '../../db/queries/order-guilds.ts';
import { getOrder } from '../../db/queries/order-records.ts';
import { within } from '../../db/scope.ts';
import { id } from '../fields.ts';
import type { Parts } from '../parts.ts';
import { GuildsView } from '../present/guilds.ts';
import { route, takes } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

export const listGuilds = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'get',
    path: '/api/orders/:orderId/guilds',
    summary: 'The guilds of an order, and how many it may have',
    needs: 'order.read',
    idempotency: 'none',
    input: takes({ params: { orderId: id } }),
    output: GuildsView,

    handle: ({ params: { orderId } }, { actor }) =>
      within(orm, scopeOf(actor), async (em) => {
        await getOrder(em, orderId);
        return readGuilds(em, orderId);
      }),
  });
