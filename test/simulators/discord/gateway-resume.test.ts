import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Event, Intent, tellGuild } from '../../../simulators/discord/events/tell.ts';
import { eventually, logIn, type Opened, openDiscord } from './fixture.ts';
import { connect, introduced } from './gateway-client.ts';

const rename = ({ world, guild }: Opened, name: string) =>
  tellGuild(world, guild.id, { event: Event.GuildUpdate, intents: Intent.Guilds, data: { id: guild.id, name } });

/** Whose line broke after READY and the guild, and who missed two events since. */
async function missedTwo(t: Parameters<typeof openDiscord>[0]) {
  const opened = await openDiscord(t);
  const client = await introduced(t, opened);
  client.socket.terminate();
  await eventually('the line is known to be broken', () => opened.world.gateway.connections.size === 0);
  rename(opened, 'One');
  rename(opened, 'Two');
  return { ...opened, opened, sessionId: client.ready.session_id as string };
}

test('a session that comes back hears all that it missed, in order, and then that this was all', async (t) => {
  const { opened, sessionId } = await missedTwo(t);
  const client = await connect(t, opened);

  client.resume(sessionId, 2);
  await client.next('RESUMED');

  assert.deepEqual(
    client.frames.filter(({ op }) => op === 0).map(({ t: name, s, d }) => [name, s, d.name]),
    [
      ['GUILD_UPDATE', 3, 'One'],
      ['GUILD_UPDATE', 4, 'Two'],
      ['RESUMED', 5, undefined],
    ],
  );
  rename(opened, 'Three');
  await eventually('it hears of what comes', () => client.told('GUILD_UPDATE').length === 3);
});

test('whoever missed nothing hears only that', async (t) => {
  const { opened, sessionId } = await missedTwo(t);
  const client = await connect(t, opened);

  client.resume(sessionId, 4);
  await client.next('RESUMED');

  assert.equal(client.frames.filter(({ op }) => op === 0).length, 1);
});

test('an event that was not sent yet cannot have been seen', async (t) => {
  const { opened, sessionId } = await missedTwo(t);
  const client = await connect(t, opened);

  client.resume(sessionId, 5);

  assert.equal(await client.closed(), 4007);
});

test('a session that is not known, or is somebody else’s, does not come back', async (t) => {
  const { opened, sessionId } = await missedTwo(t);
  const [unknown, stolen] = [await connect(t, opened), await connect(t, opened)];

  unknown.resume('nothing', 2);
  stolen.resume(sessionId, 2, 'wrong');

  assert.deepEqual([(await unknown.op(9)).d, (await stolen.op(9)).d], [false, false]);
});

test('a session waits five minutes for its bot', async (t) => {
  const { opened, world, sessionId } = await missedTwo(t);
  const [patient, late] = [await connect(t, opened), await connect(t, opened)];

  world.clock.advance(5 * 60_000 - 1);
  patient.resume(sessionId, 4);
  await patient.next('RESUMED');
  patient.socket.terminate();
  await eventually('its line is broken', () => !world.gateway.sessions.get(sessionId)?.connection);
  world.clock.advance(5 * 60_000);
  late.resume(sessionId, 5);

  assert.equal((await late.op(9)).d, false);
});

test('whoever missed more than is kept begins anew', async (t) => {
  const { opened, sessionId } = await missedTwo(t);
  for (let count = 0; count < 3_000; count++) rename(opened, 'Again');
  const client = await connect(t, opened);

  client.resume(sessionId, 2);

  assert.equal((await client.op(9)).d, false);
});

for (const code of [1000, 1001]) {
  test(`a bot that closes its line with ${code} does not mean to come back`, async (t) => {
    const opened = await openDiscord(t);
    const client = await introduced(t, opened);

    client.socket.close(code);

    await eventually('the session is over', () => opened.world.gateway.sessions.size === 0);
  });
}

test('a bot that closes its line otherwise may come back', async (t) => {
  const opened = await openDiscord(t);
  const client = await introduced(t, opened);
  client.socket.close(4200);
  await client.closed();
  const again = await connect(t, opened);

  again.resume(client.ready.session_id, 2);

  await again.next('RESUMED');
});

test('a session that goes on elsewhere leaves its former line', async (t) => {
  const opened = await openDiscord(t);
  const client = await introduced(t, opened);
  const again = await connect(t, opened);

  again.resume(client.ready.session_id, 2);

  assert.equal(await client.closed(), 4000);
  await again.next('RESUMED');
  assert.equal(opened.world.gateway.sessions.size, 1);
});

for (const [what, does] of [
  ['is told to reconnect', { kind: 'reconnect' }],
  ['loses its line', { kind: 'drop' }],
  ['is closed with an unknown error', { kind: 'drop', code: 4000 }],
  ['is told that its session is invalid but may go on', { kind: 'invalidate', resumable: true }],
] as const) {
  test(`discord.js comes back when it ${what}, and misses nothing`, async (t) => {
    const opened = await openDiscord(t);
    const client = await logIn(t, opened);
    const resumed = new Promise((resolve) => client.once('shardResume', resolve));

    await opened.control('POST', '/gateway', { does });
    rename(opened, 'While it was away');

    await resumed;
    await eventually('the new name is known', () => client.guilds.cache.first()?.name === 'While it was away');
    assert.equal(opened.application.identifies.left, 999);
  });
}

test('discord.js identifies itself anew when its session is over', async (t) => {
  const opened = await openDiscord(t);
  const client = await logIn(t, opened);
  const again = new Promise((resolve) => client.once('shardReady', resolve));

  await opened.control('POST', '/gateway', { does: { kind: 'invalidate', resumable: false } });
  opened.world.clock.advance(5_000);

  await again;
  assert.equal(opened.application.identifies.left, 998);
});
