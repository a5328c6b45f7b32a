import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Busy } from '../../domain/refusal.ts';
import { living, machineOf, order, rowOf, settled } from './living-bot.ts';
import { panelTrial } from './panel-trial.ts';
import { spec, token } from './trial.ts';

const slowToStop = { stopMs: 50_000 };

test('a bot that is unsuspended before it has stopped runs again all the same', async (t) => {
  const trial = await living(await panelTrial(t, { panel: slowToStop }));
  await trial.host.suspend(order);
  assert.equal(machineOf(trial).state, 'stopping');

  assert.equal(await trial.host.unsuspend(order), 'ordered');
  settled(trial);
  assert.equal(machineOf(trial).state, 'running');
});

test('so does one whose order to start got lost on the way', async (t) => {
  const trial = await living(await panelTrial(t, { panel: slowToStop }));
  await trial.host.suspend(order);
  trial.panel.world.faults.add({ path: '/power$', does: { kind: 'reset' } });

  await assert.rejects(trial.host.unsuspend(order), Busy);
  await trial.host.unsuspend(order);
  settled(trial);
  assert.equal(machineOf(trial).state, 'running');
});

test('a bot that runs is not disturbed by being unsuspended once more', async (t) => {
  const trial = await living(await panelTrial(t));
  const { startedAt } = machineOf(trial);

  assert.equal(await trial.host.unsuspend(order), 'ordered');
  settled(trial);
  assert.equal(machineOf(trial).startedAt, startedAt);
});

test('a bot whose reinstallation failed still obeys, because its panel lets it', async (t) => {
  const trial = await living(await panelTrial(t));
  rowOf(trial).status = 'reinstall_failed';
  const environment = { ...spec(order).environment, botToken: `${token}-new` };

  assert.equal(await trial.host.reconfigure(spec(order, { environment })), 'ordered');
  settled(trial);
  assert.equal(machineOf(trial).runsWith?.environment['DISCORD_TOKEN'], `${token}-new`);
  await trial.host.power(order, 'stop');
  settled(trial);
  assert.equal(machineOf(trial).state, 'offline');
});

test('a bot that was suspended and unsuspended during its installation runs after it', async (t) => {
  const trial = await panelTrial(t);
  await trial.host.provision(spec(order));
  await trial.host.suspend(order);
  await trial.host.unsuspend(order);
  settled(trial);

  assert.equal(machineOf(trial).state, 'running');
  assert.equal(machineOf(trial).crashedAt, null);
});
