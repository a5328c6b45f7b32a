import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setUpHosts } from '../../activities/hosts/set-up.ts';
import { connectDatabase } from '../../db/orm.ts';
import { readConfiguration } from '../../domain/configuration.ts';
import { startPanel } from '../../simulators/pterodactyl/panel.ts';
import { freshDatabase } from '../fixtures/database.ts';
import { spec } from './trial.ts';

test('a Pelican is set up by an egg and tags, without a nest and without a word of its kind', async (t) => {
  const panel = await startPanel({ version: 'pelican', nodes: 2 });
  t.after(() => panel.close());
  const { nodes, servers } = panel.world.state;
  nodes.get(2)!.tags = ['bots'];
  const { applicationKey, eggId, userId } = panel.ready;
  const configuration = readConfiguration({
    PTERODACTYL_PANEL_URL: panel.url,
    PTERODACTYL_API_KEY: applicationKey,
    PTERODACTYL_BOT_EGG_ID: String(eggId),
    PTERODACTYL_DEFAULT_USER_ID: String(userId),
    PTERODACTYL_NODE_TAGS: 'bots, spare',
  });
  const orm = await connectDatabase((await freshDatabase(t)).url);
  t.after(() => orm.close());
  const host = setUpHosts(configuration, orm).pterodactyl!;

  await host.preflight(spec('o1').resources);
  await host.provision(spec('o1'));
  assert.deepEqual(
    servers.all().map(({ nodeId, allocationId }) => [nodeId, allocationId]),
    [[2, null]],
  );
});
