import autocannon from 'autocannon';
import type { Sold } from './shop.ts';

export interface Question {
  name: string;
  path(sold: Sold): string;
}

export const questions = [
  { name: 'GET /api/orders/:id', path: ({ orderId }) => `/api/orders/${orderId}` },
  { name: 'GET /api/orders?limit=20', path: () => '/api/orders?limit=20' },
] as const satisfies Question[];

const connections = 10;

/** How many answers a second, when ten connections ask as fast as they are answered, each for orders of its own. */
export async function throughput(
  url: string,
  { path }: Question,
  { sold, seconds }: { sold: Sold[]; seconds: number },
): Promise<number> {
  const requests = sold.map((it) => ({
    path: path(it),
    headers: { authorization: `Bearer ${it.key}`, customer: it.customerId },
  }));
  let begun = 0;
  const setupClient = (client: autocannon.Client) => {
    const nth = begun++;
    client.setRequests(requests.filter((_, index) => index % connections === nth));
  };
  const result = await autocannon({ url, connections, duration: seconds, setupClient });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed) throw new Error(`${failed} of ${result.requests.total} requests to ${url} failed.`);
  return result.requests.total / result.duration;
}
