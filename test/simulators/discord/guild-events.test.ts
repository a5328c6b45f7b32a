import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  PermissionFlagsBits as Bits,
  GuildScheduledEventEntityType as Entity,
  GatewayIntentBits as Intent,
} from 'discord.js';
import { Event } from '../../../simulators/discord/events/tell.ts';
import { eventually, logIn } from './fixture.ts';
import { nobody, openGuild } from './guild-fixture.ts';

const hour = 3_600_000;
const events = '/scheduled-events';

/** Tea in the garden, an hour from now. */
const garden = (now: number) => ({
  ...{ name: 'Tea', privacy_level: 2, entity_type: Entity.External, entity_metadata: { location: 'The garden' } },
  scheduled_start_time: new Date(now + hour).toISOString(),
  scheduled_end_time: new Date(now + 2 * hour).toISOString(),
});

test('an event outside has a place, an end, and lies ahead', async (t) => {
  const { ask, path, world, heard, audience } = await openGuild(t, Bits.CreateEvents);
  const tea = garden(world.clock.now());

  const { entity_metadata: _, scheduled_end_time: __, ...vague } = tea;
  const refused = await ask('POST', path(events), { ...vague, entity_metadata: {} });
  const late = await ask('POST', path(events), { ...tea, scheduled_start_time: '2020-01-01T00:00:00Z' });
  const { status, body } = await ask('POST', path(events), tea);

  assert.deepEqual(Object.keys(refused.body.errors).sort(), ['entity_metadata', 'scheduled_end_time']);
  assert.deepEqual(Object.keys(late.body.errors), ['scheduled_start_time']);
  assert.deepEqual([status, body.status, body.entity_metadata.location], [200, 1, 'The garden']);
  assert.equal(heard(Event.GuildScheduledEventCreate)[0].id, body.id);
  assert.equal(audience(Event.GuildScheduledEventCreate).intents, Intent.GuildScheduledEvents);
});

test('an event in voice is in a voice channel of the guild', async (t) => {
  const { ask, path, world, channel } = await openGuild(t, Bits.CreateEvents);
  const inVoice = (channel_id: string) => {
    const { entity_metadata: _, ...tea } = garden(world.clock.now());
    return { ...tea, entity_type: Entity.Voice, channel_id };
  };

  const refused = await ask('POST', path(events), inVoice(channel('general').id));

  assert.deepEqual(Object.keys(refused.body.errors), ['channel_id']);
  assert.equal((await ask('POST', path(events), inVoice(channel('Lounge').id))).body.channel_id, channel('Lounge').id);
});

test('an event begins, ends, and is then changed no more', async (t) => {
  const { ask, path, world } = await openGuild(t, Bits.CreateEvents);
  const { body } = await ask('POST', path(events), garden(world.clock.now()));
  const one = path(`${events}/${body.id}`);

  assert.deepEqual(Object.keys((await ask('PATCH', one, { status: 3 })).body.errors), ['status']);
  assert.equal((await ask('PATCH', one, { status: 2 })).body.status, 2);
  assert.equal((await ask('PATCH', one, { status: 3 })).body.status, 3);
  assert.equal((await ask('PATCH', one, { name: 'More tea' })).body.code, 180000);
});

test("one changes the own events, and others' only as a manager of them", async (t) => {
  const { ask, path, world, own, person } = await openGuild(t, Bits.CreateEvents);
  const { body } = await ask('POST', path(events), garden(world.clock.now()));
  const event = world.state.guildEvents.get(body.id)!;
  event.creatorId = person('ann').id;

  assert.equal((await ask('DELETE', path(`${events}/${body.id}`))).body.code, 50013);
  own.permissions = Bits.ManageEvents;
  assert.equal((await ask('DELETE', path(`${events}/${body.id}`))).status, 204);
  assert.equal((await ask('GET', path(`${events}/${body.id}`))).body.code, 10070);
  assert.equal((await ask('GET', path(`${events}/${nobody}`))).body.code, 10070);
});

test('whoever wants to come is counted and listed', async (t) => {
  const { ask, path, world, person } = await openGuild(t, Bits.CreateEvents);
  const { body } = await ask('POST', path(events), garden(world.clock.now()));
  world.state.guildEvents.get(body.id)!.userIds.push(person('mia').id);

  assert.equal((await ask('GET', path(`${events}?with_user_count=true`))).body[0].user_count, 1);
  assert.equal((await ask('GET', path(`${events}/${body.id}/users`))).body[0].user.username, 'mia');
});

test('discord.js makes, changes and deletes events, and hears of them', async (t) => {
  const opened = await openGuild(t, Bits.Administrator);
  const client = await logIn(t, opened, { intents: [Intent.Guilds, Intent.GuildScheduledEvents] });
  const guild = await client.guilds.fetch(opened.guild.id);
  const heard: string[] = [];
  client.on('guildScheduledEventCreate', ({ name }) => heard.push(`+${name}`));
  client.on('guildScheduledEventUpdate', (_, { name }) => heard.push(`=${name}`));
  client.on('guildScheduledEventDelete', (it) => heard.push(`-${it.name}`));
  const now = opened.world.clock.now();

  const event = await guild.scheduledEvents.create({
    ...{ name: 'Tea', privacyLevel: 2, entityType: Entity.External, entityMetadata: { location: 'The garden' } },
    ...{ scheduledStartTime: now + hour, scheduledEndTime: now + 2 * hour },
  });
  await event.setName('More tea');
  await event.delete();

  await eventually('all were heard', () => heard.length === 3);
  assert.deepEqual(heard, ['+Tea', '=More tea', '-More tea']);
});
