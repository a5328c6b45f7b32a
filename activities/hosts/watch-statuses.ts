import type { Host } from '../../domain/hosting.ts';
import type { HostWatcher, Look } from '../../domain/watching.ts';

/** For a host that tells the state of many bots in few calls, and knows no machines. */
export const watchStatuses = (host: Pick<Host, 'name' | 'statuses'>): HostWatcher => ({
  name: host.name,
  async *watch(orderIds) {
    try {
      const statuses = await host.statuses(orderIds);
      const looks: Look[] = orderIds.map((orderId) => ({
        orderId,
        status: statuses.get(orderId) ?? 'unknown',
        usage: null,
        source: 'node',
        node: null,
      }));
      yield { looks, seen: [null], blind: [] };
    } catch {
      yield { looks: [], seen: [], blind: [{ node: null, sentence: `The host ${host.name} gave no answer.` }] };
    }
  },
});
