import assert from 'node:assert/strict';
import { Busy } from '../../domain/refusal.ts';
import { type Candidate, isRefusal, promises, spec } from './trial.ts';

/** What every host promises of the servers that are there. */
export function keepingConformance(candidate: Candidate): void {
  const promise = promises(candidate);

  promise('a provisioned bot comes up by itself and can say what it does', async ({ host, settle, runs }) => {
    await host.provision(spec('o1'));
    await settle();

    assert.equal(await host.status('o1'), 'running');
    assert.ok(await runs('o1'));
    const { memoryBytes, networkRxBytes, networkTxBytes } = (await host.usage('o1'))!;
    assert.ok(memoryBytes > 0);
    for (const counted of [networkRxBytes, networkTxBytes]) assert.ok(counted === null || counted > 0);
    assert.match((await host.logs('o1', 1)).join(), /Logged in as bot_o1/);
  });

  promise('a suspended bot stops, twice is as good as once, and it runs again afterwards', async (trial) => {
    const { host, settle, runs } = trial;
    await host.provision(spec('o1'));
    await settle();
    await host.suspend('o1');
    await host.suspend('o1');
    await settle();
    assert.equal(await host.status('o1'), 'suspended');
    assert.ok(!(await runs('o1')));

    assert.equal(await host.unsuspend('o1'), 'ordered');
    await host.unsuspend('o1');
    await settle();
    assert.equal(await host.status('o1'), 'running');
    assert.ok(await runs('o1'));
  });

  promise('a suspended bot cannot be started, which is said with a remedy', async ({ host, settle }) => {
    await host.provision(spec('o1'));
    await settle();
    await host.suspend('o1');

    await assert.rejects(host.power('o1', 'start'), (error) => isRefusal(error, 'server-suspended'));
  });

  promise('a suspended bot can be terminated', async ({ host, count }) => {
    await host.provision(spec('o1'));
    await host.suspend('o1');
    await host.terminate('o1');

    assert.equal(await count('o1'), 0);
  });

  promise('power signals do what they say', async ({ host, settle, runs }) => {
    await host.provision(spec('o1'));
    await settle();
    for (const [signal, after] of [
      ['stop', false],
      ['start', true],
      ['restart', true],
      ['kill', false],
    ] as const) {
      await host.power('o1', signal);
      await settle();
      assert.equal(await runs('o1'), after, signal);
    }
  });

  promise('many orders are asked after at once, the missing ones among them', async ({ host, settle }) => {
    await host.provision(spec('o1'));
    await host.provision(spec('o2'));
    await settle();
    await host.suspend('o2');

    const found = await host.statuses(['o1', 'o2', 'o3']);
    assert.match(found.get('o1') ?? '', /^(created|running)$/);
    assert.equal(found.get('o2'), 'suspended');
    assert.equal(found.get('o3'), 'missing');
  });

  promise('a bot takes another size and another environment', async ({ host, settle, runs }) => {
    await host.provision(spec('o1'));
    await settle();
    await host.resize('o1', { ...spec('o1').resources, memoryMb: 1024, diskMb: 2048 });

    const { environment } = spec('o1');
    const change = { environment: { ...environment, tier: 'pro' } };
    assert.equal(await host.reconfigure(spec('o1', change)), 'ordered');
    await settle();
    assert.ok(await runs('o1'));
  });

  promise('whoever has no server is refused, with a remedy', async ({ host }) => {
    const { resources } = spec('o1');
    const verbs = [
      () => host.power('o1', 'start'),
      () => host.suspend('o1'),
      () => host.unsuspend('o1'),
      () => host.resize('o1', resources),
      () => host.reconfigure(spec('o1')),
      () => host.usage('o1'),
      () => host.logs('o1', 10),
    ];
    for (const verb of verbs) await assert.rejects(verb, (error) => isRefusal(error, 'server-missing'));
  });

  promise('every verb hands a busy host on as a wish for patience', async ({ host, beBusyOnce, settle }) => {
    await host.provision(spec('o1'));
    await settle();
    const { resources } = spec('o1');
    const verbs = [
      () => host.preflight(resources),
      () => host.find('o1'),
      () => host.status('o1'),
      () => host.power('o1', 'restart'),
      () => host.suspend('o1'),
      () => host.unsuspend('o1'),
      () => host.resize('o1', resources),
      () => host.reconfigure(spec('o1')),
      () => host.statuses(['o1']),
      () => host.usage('o1'),
      () => host.logs('o1', 10),
      () => host.terminate('o1'),
    ];
    for (const verb of verbs) {
      beBusyOnce();
      await assert.rejects(verb, Busy);
    }
  });
}
