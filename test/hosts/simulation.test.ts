import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Fault, type FaultOf, type SimulatedServers, simulationHost } from '../../activities/hosts/simulation.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { SimulatedServer } from '../../integrations/simulation/observe.ts';
import { conformance } from './conformance.ts';
import { spec } from './trial.ts';

function inMemory() {
  const rows = new Map<string, SimulatedServer>();
  const servers: SimulatedServers = {
    find: async (orderId) => rows.get(orderId) ?? null,
    save: async (row) => void rows.set(row.orderId, row),
    remove: async (orderId) => void rows.delete(orderId),
  };
  return { rows, servers };
}

conformance({
  name: 'simulation',
  faults: ['refuses', 'is-busy', 'loses-the-answer'] satisfies Fault[],
  async make() {
    const { rows, servers } = inMemory();
    const faults: ReturnType<FaultOf>[] = [];
    let full = false;
    return {
      host: simulationHost(servers, { faultOf: () => (full ? 'refuses' : (faults.shift() ?? null)) }),
      disturb(fault, nth) {
        faults.length = nth - 1;
        faults.fill(null).push(fault as Fault);
      },
      calm: () => faults.splice(0).length === 0,
      pass: () => undefined,
      count: async (orderId) => (rows.has(orderId) ? 1 : 0),
      runs: async (orderId) => rows.get(orderId)?.status === 'running',
      settle: async () => undefined,
      loseNextAnswer: () => void faults.push('loses-the-answer'),
      beBusyOnce: () => void faults.push('is-busy'),
      fillUp() {
        full = true;
      },
    };
  },
});

test('a fault meets only the order it was ordered for', async () => {
  const { servers } = inMemory();
  const host = simulationHost(servers, { faultOf: (_verb, orderId) => (orderId === 'unlucky' ? 'refuses' : null) });

  await host.provision(spec('lucky'));
  await assert.rejects(host.provision(spec('unlucky')), Refusal);
});
