import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { aBotToken, anOrder } from '../fixtures/customer.ts';
import { fakeHost } from '../fixtures/hosts.ts';
import { eventually, type House, openHouse } from '../fixtures/house.ts';

/** Everything that a history holds, as text: payloads are bytes, and bytes hide words. */
function textOf(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  if (Array.isArray(value)) return value.map(textOf).join('\n');
  if (value && typeof value === 'object')
    return Object.entries(value)
      .map(([key, it]) => `${key} ${textOf(it)}`)
      .join('\n');
  return String(value);
}

async function historyOf(house: House, workflowId: string): Promise<string> {
  const handle = house.client.workflow.getHandle(workflowId);
  const history = textOf(await handle.fetchHistory());
  const { raw, ...description } = await handle.describe();
  const details = await handle.query('__temporal_workflow_metadata').catch(() => '');
  return [history, textOf(description.memo), JSON.stringify(raw), JSON.stringify(details)].join('\n');
}

test('no token, name, reference or reason ever stands in a history, and no token in clear in the database', async (t) => {
  const [token, reference, reason] = [aBotToken(), `reference-${randomUUID()}`, `reason-${randomUUID()}`];
  let broken = true;
  let instanceToken = '';
  const fake = fakeHost();
  const { provision } = fake.host;
  fake.host.provision = async (spec) => {
    if (broken) {
      instanceToken = spec.environment.instanceToken ?? '';
      const cause = new Error(`sent ${spec.environment.botToken} and ${instanceToken}`);
      throw new Error(
        `The panel answered 500 to {"BOT_TOKEN":"${spec.environment.botToken}","INSTANCE_TOKEN":"${instanceToken}"}`,
        { cause },
      );
    }
    return provision(spec);
  };
  const house = await openHouse(t, { hosts: { simulation: fake.host } });
  const order = await anOrder(house, { token });

  await order.command('acceptQuote');
  await order.reject(await order.submit(reference), reason);
  await order.confirm(await order.submit(reference));
  await order.until('awaiting-approval');
  await order.command('approve');
  await eventually('an attempt has failed', async () => {
    const failed = await house.ask("select 1 from deployment_logs where order_id = ? and outcome = 'failed'", [
      order.id,
    ]);
    return failed.length > 0;
  });
  broken = false;
  await order.until('active');

  const history = await historyOf(house, order.workflowId);
  const tables = await house.ask<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'mikro_orm_migrations'",
  );
  let rows = '';
  for (const { name } of tables) rows += JSON.stringify(await house.ask(`select t::text from ${name} t`));

  assert.match(instanceToken, /^byi_/);
  for (const canary of [token, instanceToken, reference, reason, order.customerName]) {
    assert.ok(!history.includes(canary), `${canary.slice(0, 12)}… stands in the history`);
  }
  assert.ok(!rows.includes(token) && !rows.includes(instanceToken), 'a token stands in the database');
  assert.ok(
    rows.includes('[bot token]') &&
      rows.includes('[instance token]') &&
      rows.includes(reference) &&
      rows.includes(reason),
    'the canaries were never planted',
  );
  assert.ok(history.includes(order.customerId) && history.includes('recordOrder'), 'the history was not read');
});
