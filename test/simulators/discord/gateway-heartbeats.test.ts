import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually, logIn, openDiscord } from './fixture.ts';
import { connect, introduced } from './gateway-client.ts';

const heartbeatMs = 40_000;

test('the first that is said is how often to beat, and every beat is answered', async (t) => {
  const client = await connect(t, await openDiscord(t, { heartbeatMs }));

  assert.deepEqual((await client.op(10)).d, { heartbeat_interval: heartbeatMs });
  for (let count = 0; count < 3; count++) client.send(1, null);

  await eventually('three are answered', () => client.frames.filter(({ op }) => op === 11).length === 3);
});

test('nobody has seen more than was sent', async (t) => {
  const client = await introduced(t, await openDiscord(t));

  client.send(1, 2);
  await client.settled();
  client.send(1, 3);

  assert.equal(await client.closed(), 4007);
});

test('whoever is silent for one interval and a half is cut off', async (t) => {
  const opened = await openDiscord(t, { heartbeatMs });
  const client = await introduced(t, opened);

  opened.world.clock.advance(heartbeatMs);
  await client.settled();
  opened.world.clock.advance(heartbeatMs * 1.5 - 1);
  await client.settled();
  opened.world.clock.advance(heartbeatMs * 1.5);

  assert.equal(await client.closed(), 4009);
});

test('Discord may ask for a beat, and discord.js gives it', async (t) => {
  const opened = await openDiscord(t);
  const client = await logIn(t, opened);
  assert.equal(client.ws.ping, -1);

  await opened.control('POST', '/gateway', { does: { kind: 'ask-heartbeat' } });

  await eventually('a beat was answered', () => client.ws.ping >= 0);
});

test('discord.js leaves a line on which its beats are not answered, and comes back', async (t) => {
  const opened = await openDiscord(t, { heartbeatMs: 100 });
  const client = await logIn(t, opened);
  const resumed = new Promise((resolve) => client.once('shardResume', resolve));

  await opened.control('POST', '/gateway', { does: { kind: 'no-acks', ms: 10_000 } });
  await new Promise((resolve) => client.once('shardReconnecting', resolve));
  await opened.control('DELETE', '/gateway');

  await resumed;
});
