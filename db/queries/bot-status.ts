import { type BotStatus, orderTopic } from '../../domain/events.ts';
import type { Em } from '../orm.ts';
import { eventChannel } from './events.ts';

/** Says of these bots how they are, where they were held to be otherwise; to be said before it is written down. */
export const tellOfBots = (em: Em, orderIds: readonly string[], status: BotStatus): Promise<unknown> =>
  em.execute(
    `with logged as (
       insert into event_log (topic, event, data, order_id, customer_id)
       select ? || o.id, 'bot_status', jsonb_build_object('orderId', o.id, 'number', o.number, 'status', ?::text),
         o.id, o.customer_id
       from orders o join bot_deployments d on d.order_id = o.id
       where o.id = any(?::uuid[]) and (d.health is not distinct from 'down') = ?
       returning id)
     select pg_notify('${eventChannel}', id::text) from logged`,
    [orderTopic(''), status, `{${orderIds.join(',')}}`, status === 'online'],
  );
