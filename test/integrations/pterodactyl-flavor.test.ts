import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { applicationApi } from '../../integrations/pterodactyl/application.ts';
import { clientApi } from '../../integrations/pterodactyl/client.ts';
import { PanelBusy } from '../../integrations/pterodactyl/panel-error.ts';
import { wingsApi } from '../../integrations/pterodactyl/wings.ts';
import type { PanelVersion } from '../../simulators/pterodactyl/options.ts';
import { newKey } from '../../simulators/pterodactyl/seed.ts';
import { newServer, site } from '../simulators/panel-fixture.ts';

/** A panel that has kept a key of the days when it was, or might have been, a Pterodactyl. */
async function withOldKey(t: TestContext, version: PanelVersion, rights?: Record<string, number>) {
  const { panel } = await site(t, { version });
  const old = newKey('application', 1, rights);
  panel.world.state.keys.push(old);
  const asked = () => panel.world.log.requests.filter(({ path }) => path.endsWith('/nests')).length;
  return { panel, asked, api: applicationApi({ url: panel.url, key: old.token }) };
}

test('a panel is told apart by itself, with one call in the life of a process', async (t) => {
  for (const [version, flavor] of [
    ['1.11', 'pterodactyl'],
    ['1.12', 'pterodactyl'],
    ['pelican', 'pelican'],
  ] as const) {
    const { panel, api, asked } = await withOldKey(t, version);
    const { eggId, nestId } = panel.ready;

    for (const nest of [nestId, nestId]) assert.equal((await api.findEgg({ nestId: nest, eggId }))?.id, eggId);
    assert.deepEqual(await Promise.all([api.flavor(), api.flavor()]), [flavor, flavor]);
    assert.equal(asked(), 1, version);
  }
});

test('the key of a Pelican tells without a call', async (t) => {
  const { panel } = await site(t, { version: 'pelican' });
  const api = applicationApi({ url: panel.url, key: panel.ready.applicationKey });

  assert.equal((await api.findEgg({ nestId: null, eggId: panel.ready.eggId }))?.name, 'Node.js Discord Bot');
  assert.deepEqual(
    panel.world.log.requests.map(({ path }) => path),
    [`/api/application/eggs/${panel.ready.eggId}`],
  );
});

test('nobody asks for the kind of a panel as long as it makes no difference', async (t) => {
  const { api, asked } = await withOldKey(t, 'pelican');
  await api.findServer('botyard-o1');
  await api.findUser(1);

  assert.equal(asked(), 0);
});

test('a panel that keeps its nests from the key is a Pterodactyl all the same', async (t) => {
  const { api } = await withOldKey(t, '1.12', { eggs: 1 });
  assert.equal(await api.flavor(), 'pterodactyl');

  const { panel } = await site(t);
  assert.equal(await applicationApi({ url: panel.url, key: 'ptla_nobody' }).flavor(), 'pterodactyl');
});

test('a question that got no answer is asked again the next time', async (t) => {
  const { panel, api } = await withOldKey(t, 'pelican');
  panel.world.faults.add({ does: { kind: 'reset' } });
  await assert.rejects(api.flavor(), PanelBusy);
  panel.world.faults.add({ does: { kind: 'html', status: 404 } });
  await assert.rejects(api.flavor(), { name: 'NotThePanel' });

  assert.equal(await api.flavor(), 'pelican');
});

test('the rules of an egg come as a list from both', async (t) => {
  for (const version of ['1.12', 'pelican'] as const) {
    const { panel, api } = await withOldKey(t, version);
    const egg = await api.findEgg({ nestId: panel.ready.nestId, eggId: panel.ready.eggId });
    assert.deepEqual(egg?.variables[0]?.rules, ['required', 'string', 'max:128']);
  }
});

test('a log that is not there yet is none, on either', async (t) => {
  for (const version of ['1.12', 'pelican'] as const) {
    const { panel, ask } = await site(t, { version });
    await ask('POST', '/api/application/servers', newServer(panel.ready));
    panel.world.clock.advance(60_000);
    const client = clientApi({ url: panel.url, key: panel.ready.clientKey });

    assert.equal(await client.findFile(panel.world.state.servers.get(1)!.uuid, '/logs/bot.log'), null);
  }
});

test('what a bot received and sent is counted, by the panel and by the node, on either', async (t) => {
  for (const version of ['1.12', 'pelican'] as const) {
    const { panel, ask } = await site(t, { version });
    await ask('POST', '/api/application/servers', newServer(panel.ready, { start_on_completion: true }));
    panel.world.clock.advance(120_000);
    const client = clientApi({ url: panel.url, key: panel.ready.clientKey });

    const seen = await client.readResources(panel.world.state.servers.get(1)!.uuid);
    const [onNode] = await wingsApi(panel.ready.wings[0]!).listServers();
    const { uptimeMs } = seen;
    assert.ok(uptimeMs > 0);
    for (const { networkRxBytes, networkTxBytes } of [seen, onNode!]) {
      assert.deepEqual([networkRxBytes, networkTxBytes], [uptimeMs * 2, uptimeMs]);
    }
  }
});
