import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Busy } from '../../domain/refusal.ts';
import { newKey } from '../../simulators/pterodactyl/seed.ts';
import { living, machineOf, order, refused, rowOf } from './living-bot.ts';
import { panelTrial } from './panel-trial.ts';
import { spec } from './trial.ts';

test('the four troubles of the set-up guide are told with their cause and their remedy', async (t) => {
  const full = await panelTrial(t, { panel: { ports: 1 } });
  await full.host.provision(spec('o0'));
  await assert.rejects(
    full.host.provision(spec(order)),
    refused('no-allocation', /Panel → Nodes → the node → Allocation/),
  );

  const wrongEgg = await panelTrial(t, { settings: { eggId: 99 } });
  await assert.rejects(
    wrongEgg.host.provision(spec(order)),
    refused('egg-missing', /PTERODACTYL_BOT_EGG_ID.*Panel → Nests/),
  );

  const wrongKey = await panelTrial(t, { key: () => 'ptla_wrong' });
  await assert.rejects(
    wrongKey.host.provision(spec(order)),
    refused('panel-key-refused', /servers.*nodes.*allocations.*users/),
  );

  const noStart = await panelTrial(t);
  noStart.panel.world.state.eggs.get(15)!.startup = ' ';
  await assert.rejects(
    noStart.host.provision(spec(order)),
    refused('startup-refused', /Docker image.*BOT_STARTUP_COMMAND/),
  );
});

test('an image that no panel takes is told by the setting that names it', async (t) => {
  const { host } = await panelTrial(t, { settings: { dockerImage: 'ghcr.io/a b;c' } });

  await assert.rejects(host.provision(spec(order)), refused('startup-refused', /PTERODACTYL_DOCKER_IMAGE/));
});

test('a key without a right is told what it tried', async (t) => {
  const { host } = await panelTrial(t, {
    key: ({ world }) => {
      const weak = newKey('application', 1, { servers: 3, eggs: 1, users: 1 });
      world.state.keys.push(weak);
      return weak.token;
    },
  });

  await assert.rejects(host.preflight(spec(order).resources), (error) => {
    assert.match(String(error), /GET \/nodes\/1/);
    return refused('panel-key-too-weak', /read on nodes/)(error);
  });
});

test('an account key opens the panel if it is an admin’s, and is told apart if it is not', async (t) => {
  const byAdmin = await panelTrial(t, { key: ({ ready }) => ready.clientKey });
  await byAdmin.host.provision(spec(order));

  const byBen = await panelTrial(t, {
    key: ({ world: { state } }) => {
      const ben = state.users.add({
        ...state.users.get(1)!,
        username: 'ben',
        email: 'b@example.com',
        rootAdmin: false,
      });
      const key = newKey('client', ben.id);
      state.keys.push(key);
      return key.token;
    },
  });
  await assert.rejects(byBen.host.provision(spec(order)), refused('panel-key-too-weak', /admin's own key \(ptlc_\)/));
});

test('a node that lost a server, holds it back, or dislikes what it is told, each has its own remedy', async (t) => {
  const trial = await living(await panelTrial(t));
  machineOf(trial).suspended = true;
  await assert.rejects(trial.host.power(order, 'start'), refused('panel-node-refused', /suspend and unsuspend/));

  trial.panel.world.ailments.set(1, { answers: 422 });
  await assert.rejects(trial.host.power(order, 'start'), refused('panel-node-refused', /Docker image/));
  trial.panel.world.ailments.set(1, { answers: 403 });
  await assert.rejects(trial.host.power(order, 'start'), refused('panel-node-refused', /config\.yml/));

  trial.panel.world.ailments.clear();
  delete trial.panel.world.state.machines[rowOf(trial).uuid];
  await assert.rejects(trial.host.power(order, 'start'), refused('panel-node-refused', /[Rr]einstall/));
  await trial.host.terminate(order);
  assert.equal(await trial.host.find(order), null);
});

test('a server that somebody deletes while it is told something is missing, and no key is blamed', async (t) => {
  const trial = await living(await panelTrial(t));
  trial.panel.world.faults.add({ path: '/power$', does: { kind: 'slow', ms: 1_000 } });
  const told = trial.host.power(order, 'restart');
  while (trial.panel.world.clock.waiting === 0) await new Promise(setImmediate);
  await trial.host.terminate(order);
  trial.panel.world.clock.advance(1_000);

  await assert.rejects(told, Busy);
  await assert.rejects(trial.host.power(order, 'restart'), refused('server-missing', /Provision/));
});

test('a server that was deleted by hand is missing, may be ended, and is made anew', async (t) => {
  const { host, panel } = await living(await panelTrial(t));
  await fetch(`${panel.url}/api/application/servers/1`, {
    method: 'DELETE',
    headers: { accept: 'application/json', authorization: `Bearer ${panel.ready.applicationKey}` },
  });

  assert.equal(await host.status(order), 'missing');
  assert.equal((await host.statuses([order])).get(order), 'missing');
  for (const verb of [() => host.power(order, 'start'), () => host.suspend(order), () => host.unsuspend(order)]) {
    await assert.rejects(verb, refused('server-missing'));
  }
  await host.terminate(order);
  await host.provision(spec(order));
  assert.equal(panel.world.state.servers.all().length, 1);
});
