import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type BudgetStore, freshBudget } from '../../integrations/pterodactyl/call-budget.ts';
import { openPanel } from '../../integrations/pterodactyl/open-panel.ts';
import { newServer, site } from '../simulators/panel-fixture.ts';

/** One row for each account that is counted. */
function counted() {
  const rows = new Map<string, typeof freshBudget>();
  const budgetStoreOf = (account: string): BudgetStore => ({
    async change(work) {
      const { row, result } = work(rows.get(account) ?? freshBudget);
      rows.set(account, row);
      return result;
    },
  });
  return { rows, budgetStoreOf };
}

test('an admin’s own key alone opens both doors, and the calls through each are counted apart', async (t) => {
  const { panel, ask } = await site(t, { applicationLimit: 100, clientLimit: 50 });
  await ask('POST', '/api/application/servers', newServer(panel.ready));
  panel.world.clock.advance(60_000);
  const { rows, budgetStoreOf } = counted();
  const doors = openPanel({ panelUrl: panel.url, apiKey: panel.ready.clientKey }, { budgetStoreOf });

  const server = await doors.panel.findServer('botyard-o1');
  await doors.client?.readResources(server!.identifier);
  assert.deepEqual(
    [...rows.values()].map(({ limit }) => limit),
    [100, 50],
  );
});

test('an application key opens its own door alone', async (t) => {
  const { panel } = await site(t);
  const { client } = openPanel({ panelUrl: panel.url, apiKey: panel.ready.applicationKey }, counted());

  assert.equal(client, null);
});
