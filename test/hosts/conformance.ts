import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { defaultCatalogue, resourcesOf } from '../../domain/catalogue.ts';
import type { BotSpec, KeepingHost } from '../../domain/hosting.ts';
import { Busy, Refusal } from '../../domain/refusal.ts';

/** A host that a test may treat badly. */
export interface Trial {
  host: KeepingHost;
  /** How many servers the host really has for an order, by another way than the host's own. */
  count(orderId: string): Promise<number>;
  /** Until everything that was begun is installed. */
  settle(): Promise<void>;
  /** The next creation is made, and the answer to it lost. */
  loseNextAnswer(): void;
  /** The next call of whatever kind finds the host busy. */
  beBusyOnce(): void;
  /** From now on the host has no room. */
  fillUp(): void;
  /** Whether the order's process really runs, by another way than the host's own. */
  runs(orderId: string): Promise<boolean>;
}

export const token = 'MTE5.canary-token.never-to-be-seen-anywhere-in-an-error-message-123456';

export const spec = (orderId: string, change: Partial<BotSpec> = {}): BotSpec => ({
  orderId,
  name: `bot_${orderId}_123456789012345678`,
  resources: resourcesOf({ plan: defaultCatalogue.plans[0]!, addons: [] }),
  environment: { botToken: token, guildId: '123456789012345678', tier: 'starter', features: ['basic_commands'] },
  ...change,
});

const isRefusal = (error: unknown, code: string): boolean =>
  error instanceof Refusal && error.code === code && Boolean(error.remedy);

/** What every host promises, whatever it is. */
export function conformance({ name, make }: { name: string; make(t: TestContext): Promise<Trial> }): void {
  const promise = (sentence: string, keep: (trial: Trial) => Promise<void>) =>
    test(`${name}: ${sentence}`, async (t) => keep(await make(t)));

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

  promise('a provisioned bot comes up by itself and can say what it does', async ({ host, settle, runs }) => {
    await host.provision(spec('o1'));
    await settle();

    assert.equal(await host.status('o1'), 'running');
    assert.ok(await runs('o1'));
    assert.ok((await host.usage('o1'))!.memoryBytes > 0);
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

  promise('a host with room lets a bot of that size come', async ({ host }) => {
    await host.preflight(spec('o1').resources);
  });
}
