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
  version: fc.constantFrom('1.11', '1.12', 'pelican'),
  breaks: fc.constantFrom('provision', 'suspend', 'unsuspend', 'resize', 'reconfigure', 'terminate'),
});

test('whatever breaks at whichever call, trying again ends well, and there is never a second server', async (t) => {
  await fc.assert(
    fc.asyncProperty(evenings, async (evening) => {
      const { host, panel } = await panelTrial(t, {
        settings: { nodeId: evening.nodeId },
        panel: { applicationLimit: 9_999, version: evening.version },
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

      const { resources, environment } = spec('o1');
      const verbs = {
        provision: () => host.provision(spec('o1')),
        suspend: () => host.suspend('o1'),
        unsuspend: () => host.unsuspend('o1'),
        resize: () => host.resize('o1', { ...resources, memoryMb: 1024 }),
        reconfigure: () => host.reconfigure(spec('o1', { environment: { ...environment, tier: 'pro' } })),
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
        const [server] = world.state.servers.all();
        const machine = server && world.state.machines[server.uuid];
        if (name === 'unsuspend') assert.equal(server?.status, null);
        if (name === 'resize') assert.deepEqual([server?.memory, machine?.memoryMb], [1024, 1024]);
        if (name !== 'reconfigure') continue;
        world.clock.advance(120_000);
        assert.deepEqual([machine?.state, machine?.runsWith?.environment['TIER']], ['running', 'pro']);
      }
      assert.equal(world.state.allocations.filter(({ serverId }) => serverId !== null).length, 0);
      await panel.close();
    }),
    { numRuns: 90 },
  );
});

test('a creation that comes through late finds its place taken', async (t) => {
  const { host, panel } = await panelTrial(t, { patienceMs: 400, settings: { nodeId: null } });
  const { world } = panel;
  world.faults.add({ method: 'POST', path: '/servers$', does: { kind: 'slow', ms: 100_000 } });
  const wait = await host.provision(spec('o1')).then(() => 0, patienceAfter);
  assert.ok(wait >= 35_000);
  world.clock.advance(wait);

  const made = await host.provision(spec('o1'));
  world.clock.advance(100_000);
  while (world.log.requests.filter(({ method }) => method === 'POST').length < 2) await new Promise(setImmediate);
  assert.deepEqual(
    world.log.requests.filter(({ method }) => method === 'POST').map(({ status }) => status),
    [201, 422],
  );
  assert.deepEqual(await host.find('o1'), made);
  assert.equal(world.state.servers.all().length, 1);
});

test('a server that is being taken back when it is found is missed soon, and made anew', async (t) => {
  const { host, panel } = await panelTrial(t);
  const { world } = panel;
  world.ailments.set(1, { slowMs: 20_000 });
  const first = host.provision(spec('o1')).then(() => 0, patienceAfter);
  while (world.clock.waiting === 0) await new Promise(setImmediate);
  await host.provision(spec('o1'));
  assert.equal(await host.status('o1'), 'installing');

  world.clock.advance(15_000);
  while (world.clock.waiting === 0) await new Promise(setImmediate);
  world.clock.advance(15_000);
  assert.ok((await first) >= 35_000);
  assert.equal(await host.status('o1'), 'missing');
  world.ailments.clear();
  await host.provision(spec('o1'));
  assert.equal(world.state.servers.all().length, 1);
});

/** How long the host asks us to wait before the next try; it never tells a secret meanwhile. */
function patienceAfter(error: unknown): number {
  assert.ok(error instanceof Busy || error instanceof Refusal, String(error));
  assert.ok(!JSON.stringify([error.message, error.stack, error]).includes(token));
  return error instanceof Busy ? error.retryAfterMs : 0;
}
