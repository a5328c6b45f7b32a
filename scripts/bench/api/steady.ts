import { randomUUID } from 'node:crypto';
import { Agent, type RequestOptions, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Sold } from './shop.ts';

interface Kind {
  name: string;
  aSecond: number;
  path(orderId: string): string;
  body?(): object;
}

/** A page of the dashboard asks for these; and now and then somebody says that they have paid. */
const kinds: readonly Kind[] = [
  { name: 'order', aSecond: 80, path: (id) => `/api/orders/${id}` },
  { name: 'list', aSecond: 40, path: () => '/api/orders?limit=20' },
  { name: 'timeline', aSecond: 40, path: (id) => `/api/orders/${id}/timeline` },
  { name: 'invoices', aSecond: 40, path: (id) => `/api/orders/${id}/invoices` },
  {
    name: 'payment',
    aSecond: 5,
    path: (id) => `/api/orders/${id}/payments`,
    body: () => ({ method: 'manual', reference: randomUUID() }),
  },
];

/**
 * The milliseconds that each answer took, by kind, at an even pace that does not wait for answers. They count from when
 * the request was due, so that no wait is hidden. autocannon cannot: it sends each second's requests in one burst.
 */
export async function steady(url: string, sold: Sold[], seconds: number): Promise<Map<string, number[]>> {
  const agent = new Agent({ keepAlive: true });
  const took = new Map<string, number[]>();
  const asked: Promise<void>[] = [];
  const ask = async ({ name, path, body }: Kind, { orderId, key }: Sold, due: number) => {
    await answered(`${url}${path(orderId)}`, { agent, key, ...(body && { body: body() }) });
    took.set(name, [...(took.get(name) ?? []), performance.now() - due]);
  };

  let next = 0;
  const begin = performance.now();
  for (const { at, kind } of schedule(seconds)) {
    const early = begin + at - performance.now();
    if (early > 0) await pause(early);
    asked.push(ask(kind, sold[next++ % sold.length]!, begin + at));
  }
  await Promise.all(asked);
  agent.destroy();
  return took;
}

const schedule = (seconds: number) =>
  kinds
    .flatMap((kind, nth) =>
      Array.from({ length: kind.aSecond * seconds }, (_, index) => ({
        at: ((index + nth / kinds.length) / kind.aSecond) * 1_000, // not all kinds at one instant
        kind,
      })),
    )
    .toSorted((one, other) => one.at - other.at);

const answered = (url: string, { agent, key, body }: { agent: Agent; key: string; body?: object }) =>
  new Promise<void>((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${key}`,
      ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
    };
    const options: RequestOptions = { agent, headers, method: body ? 'POST' : 'GET' };
    const asking = request(url, options, (response) => {
      response.resume().on('end', () => {
        if ((response.statusCode ?? 500) < 300) resolve();
        else reject(new Error(`${url} answered ${response.statusCode}`));
      });
    });
    asking.on('error', reject).end(body && JSON.stringify(body));
  });
