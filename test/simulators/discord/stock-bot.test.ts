import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { eventually } from './fixture.ts';
import { openStockBot } from './stock-bot-fixture.ts';

test('a bot as its makers write it knows nothing but an address and a token', async () => {
  const source = await readFile(join(import.meta.dirname, 'stock-bot.ts'), 'utf8');

  assert.deepEqual(
    [...source.matchAll(/from '(.+)'/g)].map(([, name]) => name),
    ['discord.js'],
  );
});

test('it answers commands, buttons and forms, and reacts', async (t) => {
  const { act, look, person, general, reads, world, serves } = await openStockBot(t);

  await serves(3);
  const { id: message } = await reads('3 × green');
  const { id: click } = await act('ann', 'click', { channel: general, message, customId: 'sugar' });
  await eventually('the form is open', async () => (await look('ann', 'modals')).length === 1);
  await act('ann', 'submit', { interaction: click, fields: { amount: 'two lumps' } });
  await reads('With two lumps');

  const { id } = await act('mia', 'write', { channel: general, content: 'More tea!' });
  const reactions = () => world.state.messages.get(general)!.get(id)!.reactions;
  await eventually('the bot reacts', () => reactions().length === 1);
  assert.equal(reactions()[0]!.emoji, '🍵');
  assert.notEqual(person('mia').id, reactions()[0]!.userIds[0]);
});

test('it survives all that the gateway may do to it', async (t) => {
  const { trouble, serves, act, general, world, application } = await openStockBot(t);
  await serves(1);

  await trouble({ kind: 'reconnect' });
  await serves(2);
  await trouble({ kind: 'invalidate', resumable: true });
  await serves(3);
  await trouble({ kind: 'drop' });
  await serves(4);
  await trouble({ kind: 'drop', code: 4000 });
  await serves(5);
  assert.equal(application.identifies.left, 999, 'until here it resumed');

  await trouble({ kind: 'invalidate', resumable: false });
  world.clock.advance(5_000);
  await serves(6);
  assert.equal(application.identifies.left, 998);

  await trouble({ kind: 'duplicate', events: 1 });
  await serves(7);
  await trouble({ kind: 'hold-back', events: 2 });
  await act('mia', 'write', { channel: general, content: 'No hurry.' });
  await serves(8);
});

test('it leaves a line on which its beats are not answered, and comes back', async (t) => {
  const { trouble, serves, control, world } = await openStockBot(t, { heartbeatMs: 200 });
  const [before] = world.gateway.connections;

  await trouble({ kind: 'no-acks', ms: 60_000 });
  await eventually('it has left the line', () => !world.gateway.connections.has(before!));
  await control('DELETE', '/gateway');

  await serves(1);
});

test('it survives an outage of the REST API, and one of everything', async (t) => {
  const { act, general, control, serves, world, bot } = await openStockBot(t);

  await control('POST', '/outage', { kind: 'unavailable', ms: 60_000 });
  await act('mia', 'write', { channel: general, content: 'Some tea?' });
  await eventually('it has tried and given up', async () => {
    const { body } = await control('GET', '/requests');
    return body.filter(({ status }: { status: number }) => status === 503).length === 4;
  });
  world.clock.advance(60_000);
  await serves(1);

  await control('POST', '/outage', { kind: 'refused', ms: 60_000 });
  await eventually('it was thrown out', () => world.gateway.connections.size === 0);
  world.clock.advance(60_000);
  await serves(2);
  assert.equal(bot.exitCode, null);
});

test('it waits for limits, and tries again what fails by accident', async (t) => {
  const { control, serves } = await openStockBot(t);
  const order = (times: number, does: object) => control('POST', '/faults', { path: '/callback$', times, does });
  const statuses = async () => {
    const { body } = await control('GET', '/requests');
    await control('DELETE', '/requests');
    return body.map(({ status }: { status: number }) => status);
  };
  await control('DELETE', '/requests');

  for (const [cups, scope] of [
    [1, 'user'],
    [2, 'global'],
    [3, 'shared'],
  ] as const) {
    await order(1, { kind: 'rate-limit', scope, retryAfterMs: 10 });
    await serves(cups);
    assert.deepEqual(await statuses(), [429, 204], scope);
  }
  await order(3, { kind: 'status', status: 502 });
  await serves(4);
  assert.deepEqual(await statuses(), [502, 502, 502, 204]);
});
