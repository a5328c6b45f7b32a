import type { Em } from '../db/orm.ts';
import { type OrderGuilds, readGuilds } from '../db/queries/order-guilds.ts';
import { getOrder } from '../db/queries/order-records.ts';
import { changesOf } from '../domain/audit.ts';
import { audited } from './audited.ts';
import type { Parts } from './parts.ts';
import type { Call } from './route.ts';

interface Changing {
  orderId: string;
  action: 'order.addGuild' | 'order.removeGuild';
  does(em: Em): Promise<OrderGuilds>;
}

/** Changes which guilds a bot serves; the audit keeps which there were and which there are. */
export const changeGuilds = (
  parts: Pick<Parts, 'orm'>,
  call: Call,
  { orderId, action, does }: Changing,
): Promise<OrderGuilds> =>
  audited(parts, call, {
    async asked(em) {
      const { customerId } = (await getOrder(em, orderId)).state;
      return { action, orderId, customerId };
    },
    async does(em) {
      const { guilds } = await readGuilds(em, orderId);
      const result = await does(em);
      return { result, change: changesOf({ guilds }, { guilds: result.guilds }) };
    },
  });
