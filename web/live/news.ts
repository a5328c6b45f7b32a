import type { QueryClient } from '@tanstack/react-query';
import type { Order } from '../features/orders/questions.ts';
import { nowIs } from '../features/orders/words.ts';
import type { say } from '../parts/notices.tsx';
import type { OrderNews } from './line.ts';

const breathMs = 100;

/** Has what the page shows asked anew when news say that it is no longer true; many at once are one. */
export function newsDesk(client: QueryClient, tell: typeof say) {
  const stale = new Set<string>();
  let turn: ReturnType<typeof setTimeout> | undefined;

  function refresh(): void {
    turn = undefined;
    for (const orderId of stale) void client.invalidateQueries({ queryKey: ['orders', 'one', orderId] });
    stale.clear();
    void client.invalidateQueries({ queryKey: ['orders', 'list'] });
  }

  return {
    take(news: OrderNews): void {
      stale.add(news.orderId);
      turn ??= setTimeout(refresh, breathMs);
      if (!('phase' in news) || news.phase === undefined) return;
      const { phase, number, orderId } = news;
      const known = knownPhase(client, orderId);
      // Of orders that are not shown here, staff of a busy house would hear all day long.
      const isNews = known === undefined ? phase === 'awaiting-approval' : known !== phase;
      if (isNews) tell(nowIs({ number, phase }), orderId);
    },
    close: () => clearTimeout(turn),
  };
}

/** As this page shows it; undefined where it does not show the order. */
function knownPhase(client: QueryClient, orderId: string): Order['phase'] | undefined {
  const one = client.getQueryData<Order>(['orders', 'one', orderId, 'order']);
  if (one) return one.phase;
  const lists = client.getQueriesData<{ pages: { orders: Order[] }[] }>({ queryKey: ['orders', 'list'] });
  const shown = lists.flatMap(([, list]) => list?.pages.flatMap(({ orders }) => orders) ?? []);
  return shown.find(({ id }) => id === orderId)?.phase;
}
