import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { Reconciled } from '../../activities/reconcile.ts';
import type { StandingServer } from '../../domain/reconcile.ts';
import { fakeHost } from '../fixtures/hosts.ts';
import { type House, openHouse } from '../fixtures/house.ts';
import { anOrderThatIs } from '../fixtures/lives.ts';
import { atRest } from '../fixtures/rest.ts';

const resources = { memoryMb: 512, cpuPercent: 50, diskMb: 1024, databases: 0, backups: 1 };

const compare = (house: House): Promise<{ simulation: Reconciled }> =>
  house.client.workflow.execute('reconcile', { workflowId: randomUUID(), taskQueue: house.taskQueue });

test('each difference is told once with its remedy, what is safe is mended, and what is gone is noted as gone', async (t) => {
  const { host, asked } = fakeHost();
  const standing: StandingServer[] = [];
  const inventory = {
    name: 'simulation' as const,
    async *servers() {
      yield standing;
    },
  };
  const house = await openHouse(t, { hosts: { simulation: host }, inventories: { simulation: inventory } });
  const [lost, loose] = [await anOrderThatIs('active', house), await anOrderThatIs('suspended', house)];
  for (const order of [lost, loose]) await atRest(house, order);
  await house.ask("update deployment_logs set ended_at = now() - interval '1 hour'");
  const stray = {
    serverId: 'stray',
    name: 'bot_of_nobody',
    orderId: randomUUID(),
    resources,
    status: 'created' as const,
  };
  standing.push(stray, { ...stray, serverId: 'loose', orderId: loose.id });

  const first = await compare(house);
  const told = () =>
    house.ask<{ kind: string; gone: boolean; mended: boolean }>(
      'select kind, gone_at is not null as gone, repaired_at is not null as mended from findings order by kind',
    );

  assert.equal(first.simulation.servers, 2);
  assert.equal(asked.filter((verb) => verb === 'suspend').length, 2);
  assert.deepEqual(await told(), [
    { kind: 'order-without-server', gone: false, mended: false },
    { kind: 'runs-though-stopped', gone: true, mended: true },
    { kind: 'server-without-order', gone: false, mended: false },
  ]);

  standing.splice(0, 2, { ...stray, serverId: 'loose', orderId: loose.id, status: 'suspended' });
  await house.ask("update deployment_logs set ended_at = now() - interval '1 hour'");
  await compare(house);

  assert.deepEqual(
    (await told()).map(({ gone }) => gone),
    [false, true, true],
  );
  const notices = await house.ask<{ title: string }>('select title from notices where order_id is null');
  assert.deepEqual(
    notices.map(({ title }) => title),
    ['Orders and servers differ on simulation'],
  );
});
