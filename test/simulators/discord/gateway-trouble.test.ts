import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Event, Intent, tellGuild } from '../../../simulators/discord/events/tell.ts';
import { addBot, makeApplication } from '../../../simulators/discord/state/make.ts';
import { eventually, logIn, type Opened, openDiscord } from './fixture.ts';
import { connect, introduced } from './gateway-client.ts';

const rename = ({ world, guild }: Opened, ...names: string[]) => {
  for (const name of names)
    tellGuild(world, guild.id, { event: Event.GuildUpdate, intents: Intent.Guilds, data: { name } });
};

test('sessions are listed', async (t) => {
  const opened = await openDiscord(t);
  const { ready } = await introduced(t, opened, { intents: Intent.Guilds });

  const { body } = await opened.control('GET', '/sessions');

  assert.deepEqual(body, [
    {
      ...{ id: ready.session_id, application: opened.application.id, intents: 1, shard: [0, 1], seq: 2 },
      ...{ presence: { status: 'online', activities: [] }, presenceUpdates: 0, connected: true },
    },
  ]);
});

test('READY can be late', async (t) => {
  const opened = await openDiscord(t);
  await opened.control('POST', '/gateway', { does: { kind: 'slow-ready', ms: 20_000 } });
  const client = await connect(t, opened);

  client.identify();
  await client.settled();
  opened.world.clock.advance(19_999);
  await client.settled();
  assert.deepEqual(client.told('READY'), []);
  opened.world.clock.advance(1);

  await client.next('READY');
});

test('beats can be left unanswered for a while', async (t) => {
  const opened = await openDiscord(t);
  const client = await introduced(t, opened);
  const acks = () => client.frames.filter(({ op }) => op === 11).length;
  const before = acks();
  await opened.control('POST', '/gateway', { does: { kind: 'no-acks', ms: 20_000 } });

  client.send(1, null);
  client.send(8, { guild_id: opened.guild.id, user_ids: [opened.application.botId] });
  await client.next('GUILD_MEMBERS_CHUNK');
  assert.equal(acks(), before);

  opened.world.clock.advance(20_000);
  await client.settled();
  assert.equal(acks(), before + 1);
});

test('events can come twice', async (t) => {
  const opened = await openDiscord(t);
  const client = await introduced(t, opened);
  await opened.control('POST', '/gateway', { does: { kind: 'duplicate', events: 2 } });

  rename(opened, 'One', 'Two', 'Three');
  await client.settled();

  assert.deepEqual(
    client.told('GUILD_UPDATE').map(({ name }) => name),
    ['One', 'One', 'Two', 'Two', 'Three'],
  );
});

test('events can come in the wrong order', async (t) => {
  const opened = await openDiscord(t);
  const client = await introduced(t, opened);
  await opened.control('POST', '/gateway', { does: { kind: 'hold-back', events: 2 } });

  rename(opened, 'One');
  await client.settled();
  assert.deepEqual(client.told('GUILD_UPDATE'), []);
  rename(opened, 'Two', 'Three');
  await client.settled();

  const updates = client.frames.filter((frame) => frame.t === 'GUILD_UPDATE');
  assert.deepEqual(
    updates.map(({ s, d }) => [s, d.name]),
    [
      [3, 'Two'],
      [4, 'One'],
      [5, 'Three'],
    ],
  );
});

test('an event can come when what it tells of is gone', async (t) => {
  const opened = await openDiscord(t);
  const client = await introduced(t, opened, { intents: Intent.Guilds | Intent.GuildMessages });
  const path = `/channels/${opened.channel('general').id}/messages`;
  await opened.control('POST', '/gateway', { does: { kind: 'hold-back', events: 2 } });

  const { id } = (await opened.ask('POST', path, { content: 'Tea' })).body;
  await opened.ask('DELETE', `${path}/${id}`);

  assert.equal((await client.next('MESSAGE_CREATE')).id, id);
  assert.deepEqual(
    client.frames.flatMap(({ t: event }) => (event?.startsWith('MESSAGE_') ? [event] : [])),
    ['MESSAGE_DELETE', 'MESSAGE_CREATE'],
  );
  const reaction = await opened.ask('PUT', `${path}/${id}/reactions/${encodeURIComponent('🍵')}/@me`);
  assert.deepEqual([reaction.status, reaction.body.code], [404, 10008]);
});

test('what is held back is told when the trouble is over', async (t) => {
  const opened = await openDiscord(t);
  const client = await introduced(t, opened);
  await opened.control('POST', '/gateway', { does: { kind: 'hold-back', events: 5 } });
  rename(opened, 'One', 'Two');

  await opened.control('DELETE', '/gateway');

  await eventually('both are told', () => client.told('GUILD_UPDATE').length === 2);
});

test('trouble that is meant for one application does not meet another', async (t) => {
  const opened = await openDiscord(t);
  const { world, guild, person } = opened;
  const other = makeApplication(world, { name: 'Another', ownerId: person('ada').id });
  addBot(world, other, guild.id);
  const ours = await introduced(t, opened);
  const theirs = await introduced(t, { ...opened, application: other });
  const meant = { application: other.id };

  await opened.control('POST', '/gateway', { ...meant, does: { kind: 'duplicate', events: 1 } });
  rename(opened, 'One');
  await opened.control('POST', '/gateway', { ...meant, does: { kind: 'drop' } });

  assert.equal(await theirs.closed(), 1006);
  await ours.settled();
  assert.equal(ours.told('GUILD_UPDATE').length, 1);
  assert.equal(theirs.told('GUILD_UPDATE').length, 2);
  assert.equal(ours.socket.readyState, ours.socket.OPEN);
});

test('a guild can be away for a while, and discord.js sees both', async (t) => {
  const opened = await openDiscord(t);
  const client = await logIn(t, opened);
  const guild = client.guilds.cache.get(opened.guild.id)!;

  await opened.control('PUT', `/guilds/${guild.id}/outage`);
  await eventually('the guild is away', () => !guild.available);
  await opened.control('DELETE', `/guilds/${guild.id}/outage`);
  await eventually('the guild is back', () => guild.available);

  assert.equal(guild.name, 'The Tea House');
});

test('nothing is told of a guild while it is away', async (t) => {
  const opened = await openDiscord(t);
  const client = await introduced(t, opened);

  await opened.control('PUT', `/guilds/${opened.guild.id}/outage`);
  rename(opened, 'Nobody hears of it');
  await opened.control('DELETE', `/guilds/${opened.guild.id}/outage`);
  rename(opened, 'The Coffee House');
  await client.settled();

  assert.deepEqual(client.told('GUILD_DELETE'), [{ id: opened.guild.id, unavailable: true }]);
  assert.deepEqual(client.told('GUILD_UPDATE'), [{ name: 'The Coffee House' }]);
});

test('a guild that is away at the beginning is not told of', async (t) => {
  const opened = await openDiscord(t);
  await opened.control('PUT', `/guilds/${opened.guild.id}/outage`);

  const { ready, told } = await introduced(t, opened);

  assert.equal(ready.guilds.length, 1);
  assert.deepEqual(told('GUILD_CREATE'), []);
});

test('there is no outage of a guild that there is not', async (t) => {
  const { control } = await openDiscord(t);

  assert.equal((await control('PUT', '/guilds/1/outage')).status, 404);
});
