import { addGuild as add } from '../../db/queries/order-guilds.ts';
import { changeGuilds } from '../change-guilds.ts';
import { id, snowflake } from '../fields.ts';
import type { Parts } from '../parts.ts';
import { GuildsView } from '../present/guilds.ts';
import { route, takes } from '../route.ts';

export const addGuild = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'post',
    path: '/api/orders/:orderId/guilds',
    summary: "Let an order's bot serve one more guild",
    needs: 'order.guilds',
    idempotency: 'taken',
    input: takes({ params: { orderId: id }, body: { guildId: snowflake } }),
    output: GuildsView,

    handle: ({ params: { orderId }, body: { guildId } }, call) =>
      changeGuilds({ orm }, call, { orderId, action: 'order.addGuild', does: (em) => add(em, { orderId, guildId }) }),
  });
