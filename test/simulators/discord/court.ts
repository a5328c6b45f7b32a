import assert from 'node:assert/strict';
import type { Exchange } from '../../../simulators/discord/options.ts';
import { openOracle } from './openapi.ts';

const oracle = openOracle();

/** Hears of every request of a test, and of its answer; at the end all of them must be such as Discord describes them. */
export function openCourt() {
  const wrong = new Set<string>();
  return {
    observe(exchange: Exchange): void {
      if (exchange.answer.raw) return; // A page of somebody else's.
      for (const fault of oracle?.judge(told(exchange)) ?? []) wrong.add(fault);
    },
    requireRight: () => assert.deepEqual([...wrong], [], 'The OpenAPI document of Discord knows better.'),
  };
}

function told({ arrival, answer }: Exchange) {
  const { method, raw, headers } = arrival;
  const isJson = headers['content-type']?.startsWith('application/json') ?? false;
  return {
    method: method === 'HEAD' ? 'GET' : method,
    path: arrival.path.replace(/^\/api(?:\/v\d+)?(?=\/)/, ''),
    requestBody: isJson && answer.status < 300 ? JSON.parse(raw.toString()) : undefined,
    status: answer.status,
    // As it goes over the wire, without what JSON leaves out.
    responseBody: answer.body === undefined ? undefined : JSON.parse(JSON.stringify(answer.body)),
  };
}
