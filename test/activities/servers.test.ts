import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { started } from '../../activities/installed.ts';
import { connectAsSystem } from '../../db/orm.ts';
import { beginAttempt, creationInDoubt, endAttempt, saveServer } from '../../db/queries/attempts.ts';
import { statementWithin } from '../../db/scope.ts';
import { anOrder } from '../fixtures/customer.ts';
import { fakeHost } from '../fixtures/hosts.ts';
import { openHouse } from '../fixtures/house.ts';

const never = new AbortController().signal;

test('a bot is built when its process has shown a sign of life', async () => {
  const signs = ['offline', 'offline', 'starting'] as const;
  let looks = 0;
  const { host } = fakeHost({ status: async () => signs[looks++] ?? 'running' });

  await started(host, 'any', never);

  assert.equal(looks, 3);
});

test('a bot that does not start is refused with what to look at', async () => {
  const { host } = fakeHost({ status: async () => 'offline' });

  await assert.rejects(started(host, 'any', never, 10), {
    code: 'not-starting',
    remedy: /Docker image and the startup command/,
  });
});

async function anAttempt(t: TestContext) {
  const house = await openHouse(t);
  const { id } = await anOrder(house);
  const orm = await connectAsSystem(house.url, { connections: 1 });
  t.after(() => orm.close());
  const attempt = await statementWithin(orm, (em) =>
    beginAttempt(em, house.keys, { orderId: id, action: 'provision' }),
  );
  const doubt = () => statementWithin(orm, (em) => creationInDoubt(em, id, 'simulation'));
  const end = (outcome: 'failed' | 'refused') =>
    statementWithin(orm, (em) => endAttempt(em, attempt.id, { outcome, message: 'x' }));
  return { house, orm, id, doubt, end };
}

test('after an attempt that ended without a word from the host, a server may still appear for a while', async (t) => {
  const { house, doubt, end } = await anAttempt(t);

  await end('failed');
  const soon = await doubt();
  await house.ask("update deployment_logs set ended_at = now() - interval '1 minute'");

  assert.ok(soon > 30_000 && soon <= 35_000, `${soon} ms`);
  assert.equal(await doubt(), 0);
});

test('what a host has refused, or has told of, is in no doubt', async (t) => {
  const { orm, id, doubt, end } = await anAttempt(t);

  await end('refused');
  const refused = await doubt();
  await end('failed');
  await statementWithin(orm, (em) => saveServer(em, id, { serverId: '7', url: null }));

  assert.equal(refused, 0);
  assert.equal(await doubt(), 0);
});

test('an attempt that a dead worker has left behind may still bring forth a server, whatever is tried next', async (t) => {
  const { house, orm, id, doubt } = await anAttempt(t);

  await statementWithin(orm, (em) => beginAttempt(em, house.keys, { orderId: id, action: 'terminate' }));

  assert.ok((await doubt()) > 30_000);
  assert.deepEqual(
    await house.ask('select action, outcome from deployment_logs where order_id = ? order by started_at', [id]),
    [
      { action: 'provision', outcome: 'failed' },
      { action: 'terminate', outcome: 'running' },
    ],
  );
});

test('a server of one host says nothing of what may still appear on another', async (t) => {
  const { house, orm, id, doubt, end } = await anAttempt(t);

  await end('failed');
  await house.ask("update orders set host = 'pm2' where id = ?", [id]);
  await statementWithin(orm, (em) => saveServer(em, id, { serverId: '7', url: null }));
  const elsewhere = await statementWithin(orm, (em) => creationInDoubt(em, id, 'pm2'));

  assert.ok((await doubt()) > 30_000);
  assert.equal(elsewhere, 0);
});
