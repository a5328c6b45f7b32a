import type { EventName } from '../../domain/events.ts';
import type { Em } from '../orm.ts';

/** Heard by the api; it carries the id alone. */
export const eventChannel = 'botyard_events';

export interface NewEvent {
  topic: string;
  event: EventName;
  data: Record<string, unknown>;
  /** Null where it belongs to no order. */
  orderId: string | null;
  customerId: string | null;
}

/** Says what changed, in the transaction that changes it. */
export const logEvent = (em: Em, { topic, event, data, orderId, customerId }: NewEvent): Promise<unknown> =>
  em.execute(
    `with logged as (
       insert into event_log (topic, event, data, order_id, customer_id) values (?, ?, ?::jsonb, ?, ?) returning id)
     select pg_notify('${eventChannel}', id::text) from logged`,
    [topic, event, JSON.stringify(data), orderId, customerId],
  );
