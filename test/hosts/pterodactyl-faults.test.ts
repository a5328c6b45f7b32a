import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Busy, Refusal } from '../../domain/refusal.ts';
import { panelTrial } from './panel-trial.ts';
import { spec, token } from './trial.ts';

const faults = fc.constantFrom(
  { kind: 'lost-answer' },
  { kind: 'reset' },
  { kind: 'status', status: 500, code: 'UniqueConstraintViolationException' },
  { kind: 'status', status: 504, code: 'DaemonConnectionException' },
  { kind: 'status', status: 429, code: 'ThrottleRequestsException', headers: { 'retry-after': '3' } },
  { kind: 'status-after', status: 500, code: 'DataValidationException' },
  { kind: 'html', status: 200 },
  { kind: 'html', status: 502 },
  { kind: 'none' },
);
const evenings = fc.record({
  faults: fc.array(faults, { minLength: 1, maxLength: 12 }),
  nodeId: fc.constantFrom(1, null),
  breaks: fc.constantFrom('provision', 'suspend', 'unsuspend', 'resize', 'reconfigure', 'terminate'),
});

test('whatever breaks at whichever call, trying again ends well, and there is never a second server', async (t) => {
  await fc.assert(
    fc.asyncProperty(evenings, async (evening) => {
      const { host, panel } = await panelTrial(t, {
        settings: { nodeId: evening.nodeId },
        panel: { applicationLimit: 9_999 },
      });
      const { world } = panel;
      const bad = [...evening.faults];
      const meeting = world.faults.meeting;
      let isBad = false;
      world.faults.meeting = (arrival) => {
        const does = isBad ? bad.shift() : undefined;
        if (does && does.kind !== 'none') world.faults.add({ does } as Parameters<typeof world.faults.add>[0]);
        return meeting(arrival);
      };

      const { resources } = spec('o1');
      const verbs = {
        provision: () => host.provision(spec('o1')),
        suspend: () => host.suspend('o1'),
        unsuspend: () => host.unsuspend('o1'),
        resize: () => host.resize('o1', { ...resources, memoryMb: 1024 }),
        reconfigure: () => host.reconfigure(spec('o1')),
        terminate: () => host.terminate('o1'),
      };
      for (const [name, verb] of Object.entries(verbs)) {
        isBad = name === evening.breaks;
        for (let tries = 0; tries <= bad.length + evening.faults.length; tries++) {
          const wait = await verb().then(() => null, patienceAfter);
          assert.ok(world.state.servers.all().length <= 1);
          if (wait === null) break;
          world.clock.advance(wait);
        }
        isBad = false;
        if (name === 'provision') world.clock.advance(120_000);
        assert.equal(world.state.servers.all().length, name === 'terminate' ? 0 : 1, name);
        if (name === 'unsuspend') assert.equal(world.state.servers.all()[0]?.status, null);
      }
      assert.equal(world.state.allocations.filter(({ serverId }) => serverId !== null).length, 0);
      await panel.close();
    }),
    { numRuns: 60 },
  );
});

/** How long the host asks us to wait before the next try; it never tells a secret meanwhile. */
function patienceAfter(error: unknown): number {
  assert.ok(error instanceof Busy || error instanceof Refusal, String(error));
  assert.ok(!JSON.stringify([error.message, error.stack, error]).includes(token));
  return error instanceof Busy ? error.retryAfterMs : 0;
}
