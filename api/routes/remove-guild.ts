import { removeGuild as remove } from '../../db/queries/order-guilds.ts';
import { changeGuilds } from '../change-guilds.ts';
import { id, snowflake } from '../fields.ts';
import type { Parts } from '../parts.ts';
import { GuildsView } from '../present/guilds.ts';
import { route, takes } from '../route.ts';

export const removeGuild = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'delete',
    path: '/api/orders/:orderId/guilds/:guildId',
    summary: "Let an order's bot serve a guild no longer",
    needs: 'order.guilds',
    idempotency: 'none',
    input: takes({ params: { orderId: id, guildId: snowflake } }),
    output: GuildsView,

    handle: ({ params }, call) =>
      changeGuilds({ orm }, call, {
        orderId: params.orderId,
        action: 'order.removeGuild',
        does: (em) => remove(em, params),
      }),
  });
