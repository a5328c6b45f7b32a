import assert from 'node:assert/strict';
import { textOf } from '../../../simulators/discord/control/request-details.ts';
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

/** Discord counts texts without the blanks around them, which its document does not say. */
const withoutBlanks = (_: string, value: unknown): unknown => (typeof value === 'string' ? value.trim() : value);

function told({ arrival, answer }: Exchange) {
  const { method } = arrival;
  const sent = answer.status < 300 ? textOf(arrival) : null;
  return {
    method: method === 'HEAD' ? 'GET' : method,
    path: arrival.path.replace(/^\/api(?:\/v\d+)?(?=\/)/, ''),
    requestBody: sent === null ? undefined : JSON.parse(sent, withoutBlanks),
    status: answer.status,
    // As it goes over the wire, without what JSON leaves out.
    responseBody: answer.body === undefined ? undefined : JSON.parse(JSON.stringify(answer.body)),
  };
}
