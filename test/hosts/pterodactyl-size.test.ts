import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Busy } from '../../domain/refusal.ts';
import { living, machineOf, order, refused, rowOf, settled } from './living-bot.ts';
import { type PanelTrial, panelTrial } from './panel-trial.ts';
import { spec } from './trial.ts';

const { resources } = spec(order);

/** A file of a hundred mebibytes would do as well; the limit is moved instead. */
async function crowded(trial: PanelTrial): Promise<PanelTrial> {
  await living(trial);
  machineOf(trial).files['/data.bin'] = { content: 'A'.repeat(2_800_000), createdAt: 0, modifiedAt: 0 };
  rowOf(trial).disk = 1;
  return trial;
}

test('a bot that uses more than it has may still grow', async (t) => {
  const trial = await crowded(await panelTrial(t));

  await trial.host.resize(order, { ...resources, diskMb: 2 });
  assert.equal(rowOf(trial).disk, 2);
});

test('a bot without a limit gets one only if it fits', async (t) => {
  const trial = await crowded(await panelTrial(t));
  rowOf(trial).disk = 0;

  await assert.rejects(
    trial.host.resize(order, { ...resources, diskMb: 2 }),
    refused('use-exceeds-size', /Delete files/),
  );
  await trial.host.resize(order, { ...resources, diskMb: 3 });
  assert.equal(rowOf(trial).disk, 3);
});

test('a bot that runs in the memory it would lose is refused the smaller size', async (t) => {
  const trial = await living(await panelTrial(t));

  const small = { ...resources, memoryMb: Math.floor(resources.memoryMb * 0.3) };
  await assert.rejects(trial.host.resize(order, small), refused('use-exceeds-size'));
});

test('a smaller size waits until the node can say what is used; a larger one does not', async (t) => {
  const trial = await living(await panelTrial(t));
  trial.panel.world.ailments.set(1, { down: true });

  await assert.rejects(trial.host.resize(order, { ...resources, diskMb: resources.diskMb - 1 }), Busy);
  await trial.host.resize(order, { ...resources, diskMb: resources.diskMb + 1 });
  assert.equal(rowOf(trial).disk, resources.diskMb + 1);
});

test('where nobody can measure, a smaller size is the admin’s own word', async (t) => {
  const trial = await living(await panelTrial(t, { clientKey: null }));

  await trial.host.resize(order, { ...resources, diskMb: 1 });
  assert.equal(rowOf(trial).disk, 1);
});

test('a suspended bot takes another size and stays suspended', async (t) => {
  const trial = await living(await panelTrial(t));
  await trial.host.suspend(order);
  settled(trial);

  await trial.host.resize(order, { ...resources, memoryMb: 1024 });
  assert.deepEqual([rowOf(trial).memory, rowOf(trial).status], [1024, 'suspended']);
});
