import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { doorbell } from '../db/doorbell.ts';
import { listenTo } from '../db/listener.ts';
import type { Em, Orm } from '../db/orm.ts';
import { keepLateFact } from '../db/queries/late-facts.ts';
import { outboxChannel } from '../db/queries/outbox.ts';
import { type Delivery, forget, nextDeliveries, nextTry, postpone } from '../db/queries/outbox-delivery.ts';
import { statementWithin, within } from '../db/scope.ts';
import type { OrderMessenger } from '../integrations/temporal/order-facts.ts';

export interface RelayParts {
  orm: Orm;
  databaseUrl: string;
  messenger: OrderMessenger;
  logger: Logger;
}

const ordersAtOnce = 25;
const longestWait = 5_000;

/**
 * Delivers what committed changes have left in the outbox: at least once, and in order for each workflow.
 * One relay at a time leads; another takes over as soon as its connection is gone. Ends when `stop` says so.
 */
export async function runRelay(parts: RelayParts, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    try {
      await leadOnce(parts, stop);
    } catch (error) {
      if (!stop.aborted) parts.logger.warn({ err: error }, 'The relay lost the database; it tries again.');
    }
    await pause(1_000, undefined, { signal: stop }).catch(() => undefined);
  }
}

async function leadOnce(parts: RelayParts, stop: AbortSignal): Promise<void> {
  const bell = doorbell();
  const listener = await listenTo(parts.databaseUrl, [outboxChannel], bell.ring);
  const isOver = () => stop.aborted || listener.isLost();
  void listener.lost.then(bell.ring);
  stop.addEventListener('abort', bell.ring, { once: true });
  const round = deliveries(parts, isOver);
  try {
    while (!isOver() && !(await listener.tryLock('botyard relay'))) await bell.wait(1_000);
    while (!isOver()) await round().then(bell.wait);
  } finally {
    stop.removeEventListener('abort', bell.ring);
    await listener.close().catch(() => undefined);
  }
}

/** Each round delivers until nothing is due, and answers how long the next message has to wait, in milliseconds. */
function deliveries({ orm, messenger, logger }: RelayParts, isOver: () => boolean): () => Promise<number> {
  let someWait = true; // an earlier leader may have left some

  return async () => {
    for (let done: string[] = []; !isOver(); ) {
      const due = await statementWithin(orm, (em) => nextDeliveries(em, done, ordersAtOnce));
      if (due.length === 0) break;
      done = (await Promise.all(due.map(deliverInOrder))).flat();
    }
    const wait = someWait ? await statementWithin(orm, nextTry) : null;
    someWait = wait !== null;
    return Math.min(wait ?? longestWait, longestWait);
  };

  async function deliverInOrder(deliveries: readonly Delivery[]): Promise<string[]> {
    const ids: string[] = [];
    for (const delivery of deliveries) {
      const { id, order, fact } = delivery;
      try {
        if (order.phase !== 'ended') await (fact ? messenger.tell(order, fact) : messenger.start(order));
        else await within(orm, { kind: 'system' }, (em) => cameTooLate(em, delivery));
        ids.push(id);
      } catch (error) {
        logger.warn({ err: error, orderId: order.orderId }, 'A message could not be delivered yet.');
        someWait = true;
        await statementWithin(orm, (em) => postpone(em, id, String(error)));
        break;
      }
    }
    return ids;
  }
}

async function cameTooLate(em: Em, { id, order, fact }: Delivery): Promise<void> {
  if (fact) await keepLateFact(em, order, fact);
  await forget(em, id);
}
