import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applicationApi } from '../../integrations/pterodactyl/application.ts';
import { clientApi } from '../../integrations/pterodactyl/client.ts';
import { pterodactylObserver } from '../../integrations/pterodactyl/observe.ts';
import { living, order, refused, rowOf } from './living-bot.ts';
import { type PanelTrial, panelTrial } from './panel-trial.ts';
import { spec } from './trial.ts';

const eggOf = ({ panel }: PanelTrial, id = 15) => panel.world.state.eggs.get(id)!;
/** The same panel as those see it who may not touch it. */
function onlooker({ panel, settings }: PanelTrial) {
  const { applicationKey, clientKey } = panel.ready;
  const panels = {
    panel: applicationApi({ url: panel.url, key: applicationKey }),
    client: clientApi({ url: panel.url, key: clientKey }),
  };
  return pterodactylObserver(panels, settings);
}

const variable = { name: '', description: '', userViewable: true, userEditable: true };

test('a variable that the egg was given later comes to an older bot with its default', async (t) => {
  const trial = await living(await panelTrial(t));
  const late = { ...variable, id: 99, envVariable: 'LOG_LEVEL', defaultValue: 'info', rules: 'required|string' };
  eggOf(trial).variables.push(late);

  await trial.host.reconfigure(spec(order));
  assert.equal(rowOf(trial).variables[late.id], 'info');
});

test('a setting that was emptied on purpose stays empty', async (t) => {
  const trial = await living(await panelTrial(t));
  const free = { ...variable, id: 99, envVariable: 'NODE_ARGS', defaultValue: '--inspect', rules: 'nullable|string' };
  eggOf(trial).variables.push(free);

  await trial.host.reconfigure(spec(order));
  assert.equal(rowOf(trial).variables[free.id], '');
});

test('a bot keeps the egg it was made with, wherever new ones hatch', async (t) => {
  const trial = await living(await panelTrial(t));
  trial.settings.nestId = 6;
  trial.settings.eggId = 16;

  await trial.host.reconfigure(spec(order));
  assert.equal(rowOf(trial).eggId, 15);
});

test('an egg that was deleted from under a bot is named by its own number', async (t) => {
  const trial = await living(await panelTrial(t));
  rowOf(trial).nestId = 6;

  await assert.rejects(trial.host.reconfigure(spec(order)), (error) => {
    assert.match(String(error), /no egg 15 in nest 6/);
    return refused('egg-missing', /Panel → Nests/)(error);
  });
});

test('a bot is told who it is and where the api is, where its egg has names for that', async (t) => {
  const { host, panel } = await panelTrial(t, { settings: { eggId: 16 } });
  const egg = panel.world.state.eggs.get(16)!;
  egg.variables.push(
    { ...variable, id: 98, envVariable: 'INSTANCE_TOKEN', defaultValue: '', rules: 'required|string|max:64' },
    {
      ...variable,
      id: 99,
      envVariable: 'BOTYARD_API_URL',
      defaultValue: 'https://default.example',
      rules: 'nullable|url',
    },
  );
  const whoItIs = { instanceToken: `byi_${'A'.repeat(43)}`, apiUrl: 'https://botyard.example' };
  const environment = { ...spec(order).environment, ...whoItIs };

  await host.provision(spec(order, { environment }));
  await host.provision(spec('another', { environment: { ...environment, apiUrl: null } }));

  const told = panel.world.state.servers.all().map(({ variables }) => [variables[98], variables[99]]);
  assert.deepEqual(told, [
    [whoItIs.instanceToken, whoItIs.apiUrl],
    [whoItIs.instanceToken, 'https://default.example'],
  ]);
});

test('a bot is never told where the database is', async (t) => {
  const { host, panel } = await panelTrial(t, { settings: { eggId: 16 } });
  await host.provision(spec(order));

  const [server] = panel.world.state.servers.all();
  const secret = panel.world.state.eggs.get(16)!.variables.find(({ envVariable }) => envVariable === 'DATABASE_URL')!;
  assert.equal(server?.variables[secret.id], '');
});

test('an egg whose script leaves a mark at its end gives away a script that failed', async (t) => {
  const failing = await panelTrial(t);
  failing.panel.world.nextInstalls.push('script-failed');
  await living(failing);
  assert.equal(await failing.host.status(order), 'install-failed');
  assert.equal((await onlooker(failing).observe(order)).status, 'install-failed', 'who may only look sees the same');

  eggOf(failing).script = '#!/bin/bash\nnpm install\n';
  assert.equal(await failing.host.status(order), 'offline');
  assert.equal((await onlooker(failing).observe(order)).status, 'offline');
});
