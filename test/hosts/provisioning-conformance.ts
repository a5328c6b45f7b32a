import assert from 'node:assert/strict';
import { Busy, Refusal } from '../../domain/refusal.ts';
import { type Candidate, promises, spec } from './trial.ts';

/** What every host promises of making and removing servers. */
export function provisioningConformance(candidate: Candidate): void {
  const promise = promises(candidate);

  promise('an order that was never provisioned has no server', async ({ host }) => {
    assert.equal(await host.find('o1'), null);
    assert.equal(await host.status('o1'), 'missing');
  });

  promise('a provisioned order has one server, which is found again', async ({ host, count }) => {
    const made = await host.provision(spec('o1'));

    assert.deepEqual(await host.find('o1'), made);
    assert.equal(await count('o1'), 1);
  });

  promise('provisioning again answers with the same server', async ({ host, count }) => {
    const first = await host.provision(spec('o1'));

    assert.deepEqual(await host.provision(spec('o1')), first);
    assert.equal(await count('o1'), 1);
  });

  promise('an order provisioned twice at the same moment has one server', async ({ host, count }) => {
    await Promise.allSettled([host.provision(spec('o1')), host.provision(spec('o1'))]);

    assert.equal(await count('o1'), 1);
  });

  promise('orders do not get in the way of each other', async ({ host, settle }) => {
    const ids = Array.from({ length: 20 }, (_, at) => `o${at}`);
    const made = await Promise.all(ids.map((id) => host.provision(spec(id))));
    await settle();

    assert.equal(new Set(made.map(({ serverId }) => serverId)).size, ids.length);
    assert.equal(await host.status('o1'), await host.status('o10'));
  });

  promise('an installed server is no longer installing', async ({ host, settle }) => {
    await host.provision(spec('o1'));
    await settle();

    assert.match(await host.status('o1'), /^(created|offline|starting|running)$/);
  });

  promise('a terminated order has no server, and may be terminated again', async ({ host, count }) => {
    await host.provision(spec('o1'));
    await host.terminate('o1');
    await host.terminate('o1');

    assert.equal(await count('o1'), 0);
    assert.equal(await host.status('o1'), 'missing');
  });

  promise('a terminated order may be provisioned anew', async ({ host, count }) => {
    await host.provision(spec('o1'));
    await host.terminate('o1');
    await host.provision(spec('o1'));

    assert.equal(await count('o1'), 1);
  });

  promise('an answer that gets lost asks for patience, and the next try finds the server', async (trial) => {
    trial.loseNextAnswer();
    await assert.rejects(trial.host.provision(spec('o1')), (error) => error instanceof Busy && error.retryAfterMs > 0);

    assert.deepEqual(await trial.host.provision(spec('o1')), await trial.host.find('o1'));
    assert.equal(await trial.count('o1'), 1);
  });

  promise('a busy host asks for patience, and nothing is made', async ({ host, beBusyOnce, count }) => {
    beBusyOnce();
    await assert.rejects(host.provision(spec('o1')), Busy);

    assert.equal(await count('o1'), 0);
  });

  promise('a host without room refuses with a remedy, and nothing is made', async ({ host, fillUp, count }) => {
    fillUp();

    for (const attempt of [() => host.preflight(spec('o1').resources), () => host.provision(spec('o1'))]) {
      await assert.rejects(attempt, (error) => error instanceof Refusal && Boolean(error.remedy));
    }
    assert.equal(await count('o1'), 0);
  });

  promise('a host with room lets a bot of that size come', async ({ host }) => {
    await host.preflight(spec('o1').resources);
  });
}
