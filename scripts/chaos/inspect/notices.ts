import { double, type Finding, lost } from '../findings.ts';
import type { OpenBooks } from './database.ts';
import { type Lived, nameOf } from './lived.ts';

interface Notice {
  order_id: string;
  key: string;
  recipient: string;
  title: string;
  text: string;
}

/** What an order can tell only once, however often it is begun anew. */
const once = ['approval', 'deploying', 'live', 'ended'];

/** Nobody is told the same twice, and nobody waits for news in vain. */
export async function inspectNotices(books: OpenBooks, lived: readonly Lived[]): Promise<Finding[]> {
  const notices = Map.groupBy(await books.all<Notice>('select * from notices'), ({ order_id }) => order_id);
  const orders = new Map((await books.orders()).map((order) => [order.id, order]));
  return lived.flatMap((life) => {
    const order = orders.get(life.ledger.orderId ?? '');
    if (!order) return [];
    const its = notices.get(order.id) ?? [];
    const kinds = its.map(({ key }) => key.split(':')[0]!);
    const name = nameOf(life, order);
    return [
      ...once
        .filter((kind) => kinds.filter((other) => other === kind).length > 1)
        .map((kind) => double(`${name} told twice that it is "${kind}".`)),
      ...repeated(its).map((title) => double(`${name} told twice within one step: "${title}".`)),
      ...(order.phase === 'ended' && !kinds.includes('ended') ? [lost(`${name} has ended and told nobody.`)] : []),
      ...(order.phase === 'active' && !kinds.includes('live') ? [lost(`${name} is at work and told nobody.`)] : []),
    ];
  });
}

/** The same words to the same people, out of one version of the order. */
function repeated(notices: Notice[]): string[] {
  const groups = Map.groupBy(notices, ({ key, recipient, title, text }) =>
    [key.split(':')[1], recipient, title, text].join('\n'),
  );
  return [...groups.values()].filter(({ length }) => length > 1).map(([notice]) => notice!.title);
}
