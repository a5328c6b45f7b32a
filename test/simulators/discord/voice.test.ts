import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { AuditLogEvent, PermissionFlagsBits as Bits, GatewayIntentBits as Intent } from 'discord.js';
import { Event } from '../../../simulators/discord/events/tell.ts';
import { type Anything, eventually, logIn } from './fixture.ts';
import { connect, introduced } from './gateway-client.ts';
import { openLifted } from './guild-fixture.ts';
import { peopleOf } from './interaction-fixture.ts';

/** A guild whose bot may do this, and people who speak in its lounge. */
async function openLounge(t: TestContext, permissions = 0n) {
  const opened = await openLifted(t, permissions);
  const lounge = opened.channel('Lounge');
  const people = peopleOf(opened);
  return {
    ...opened,
    ...people,
    lounge,
    enters: (name: string, more: object = {}) => people.act(name, 'voice', { channel: lounge.id, ...more }),
    voiceOf: async (name: string): Promise<Anything> =>
      (await opened.ask('GET', opened.path(`/voice-states/${opened.person(name).id}`))).body,
    change: async (name: string, body: object) => {
      const { status, body: answer } = await opened.ask(
        'PATCH',
        opened.path(`/members/${opened.person(name).id}`),
        body,
      );
      return [status, answer.code];
    },
  };
}

const unknown = 10065;

test('whoever is in voice is told of, and known to those who come later, whatever they see of presences', async (t) => {
  const house = await openLounge(t);
  const { enters, act, person, lounge, guild, world } = house;
  const client = await introduced(t, house, { intents: Intent.Guilds | Intent.GuildVoiceStates });

  await enters('ben', { mute: true });
  const told = await client.next('VOICE_STATE_UPDATE');
  assert.deepEqual(
    [told.user_id, told.channel_id, told.self_mute, told.member.user.username],
    [person('ben').id, lounge.id, true, 'ben'],
  );

  world.clock.advance(5_000);
  const later = await introduced(t, house, { intents: Intent.Guilds });
  const [whole] = later.told('GUILD_CREATE');
  const names = whole.members.map(({ user }: Anything) => user.username).sort();
  assert.deepEqual(names, [world.state.users.get(house.application.botId)!.username, 'ben']);
  assert.deepEqual(
    whole.voice_states.map((it: Anything) => [it.user_id, 'guild_id' in it]),
    [[person('ben').id, false]],
  );

  await act('ben', 'voice', { channel: null });
  await eventually('he is gone', () => client.told('VOICE_STATE_UPDATE').at(-1).channel_id === null);
  assert.equal(client.told('VOICE_STATE_UPDATE').at(-1).guild_id, guild.id);
  assert.deepEqual(later.told('VOICE_STATE_UPDATE'), []);
});

test('a voice channel is joined by those who may connect, as long as there is room', async (t) => {
  const { enters, attempt, lounge, channel, guild } = await openLounge(t);
  const tries = async (name: string) => (await attempt(name, 'voice', { channel: lounge.id })).status;

  lounge.userLimit = 1;
  await enters('ann');
  assert.equal(await tries('ben'), 403);
  assert.equal(await tries('ann'), 204, 'whoever is in may change how they are heard');
  assert.equal(await tries('ada'), 204, 'whoever may move others makes room');
  lounge.userLimit = null;
  lounge.overwrites = [{ id: guild.id, type: 0, allow: 0n, deny: Bits.Connect }];
  assert.equal(await tries('mia'), 403);
  assert.equal((await attempt('mia', 'voice', { channel: channel('general').id })).status, 403);
});

test('members in voice are muted, deafened, moved and thrown out by those who may', async (t) => {
  const { enters, change, voiceOf, own, ask, path, log, heard } = await openLounge(t);
  await enters('ben');

  for (const body of [{ mute: true }, { deaf: true }, { channel_id: null }]) {
    assert.deepEqual(await change('ben', body), [403, 50013]);
  }
  own.permissions = Bits.MuteMembers | Bits.DeafenMembers | Bits.MoveMembers | Bits.ManageChannels | Bits.Connect;
  const { body: attic } = await ask('POST', path('/channels'), { name: 'Attic', type: 2 });
  assert.deepEqual(await change('ben', { mute: true, deaf: true }), [200, undefined]);
  assert.deepEqual([(await voiceOf('ben')).mute, (await voiceOf('ben')).deaf], [true, true]);
  assert.deepEqual(await change('ben', { channel_id: attic.id }), [200, undefined]);
  assert.equal((await voiceOf('ben')).channel_id, attic.id);
  assert.deepEqual(await change('ben', { channel_id: null }), [200, undefined]);
  assert.equal((await voiceOf('ben')).code, unknown);

  assert.deepEqual(await change('ben', { mute: false }), [400, 40032]);
  const deeds = log().map(({ actionType }) => actionType);
  const { MemberUpdate, MemberMove, MemberDisconnect, ChannelCreate } = AuditLogEvent;
  assert.deepEqual(deeds, [ChannelCreate, MemberUpdate, MemberMove, MemberDisconnect]);
  assert.equal(heard(Event.VoiceStateUpdate).length, 4);
});

test('nobody is moved where the bot itself may not go, or where nobody speaks', async (t) => {
  const { enters, change, lounge, channel, guild } = await openLounge(t, Bits.MoveMembers);
  await enters('ben');
  lounge.overwrites = [{ id: guild.id, type: 0, allow: 0n, deny: Bits.Connect }];

  assert.deepEqual(await change('ben', { channel_id: lounge.id }), [403, 50013]);
  assert.deepEqual(await change('ben', { channel_id: channel('general').id }), [400, 50024]);
  assert.deepEqual(await change('ben', { channel_id: guild.id }), [404, 10003]);
});

test('whoever leaves, is timed out, or loses the channel is in voice no more', async (t) => {
  const { enters, voiceOf, act, change, ask, world, guild, lounge, person } = await openLounge(t, Bits.Administrator);
  for (const name of ['ann', 'ben', 'mia']) await enters(name);

  await act('ann', 'leave', { guild: guild.id });
  const until = new Date(world.clock.now() + 60_000).toISOString();
  await change('ben', { communication_disabled_until: until });
  assert.deepEqual([...world.voices.get(guild.id)!.keys()], [person('mia').id]);
  assert.equal((await voiceOf('ben')).code, unknown);

  await ask('DELETE', `/channels/${lounge.id}`);
  assert.equal(world.voices.get(guild.id)!.size, 0);
});

test('a bot enters a voice channel by the gateway, and is out of it when its session ends', async (t) => {
  const house = await openLounge(t, Bits.ViewChannel | Bits.Connect);
  const { ask, path, guild, lounge, control } = house;
  const client = await connect(t, house);
  client.identify({ intents: Intent.Guilds | Intent.GuildVoiceStates });
  await client.next('READY');
  const enter = (channel: string | null) =>
    client.send(4, { guild_id: guild.id, channel_id: channel, self_mute: false, self_deaf: true });

  enter(lounge.id);
  assert.equal((await client.next('VOICE_SERVER_UPDATE')).endpoint, null);
  const { body } = await ask('GET', path('/voice-states/@me'));
  assert.deepEqual([body.channel_id, body.self_deaf], [lounge.id, true]);
  lounge.overwrites = [{ id: guild.id, type: 0, allow: 0n, deny: Bits.Connect }];
  enter(lounge.id);
  await client.settled();
  assert.equal(client.told('VOICE_SERVER_UPDATE').length, 1);

  await control('POST', '/gateway', { does: { kind: 'invalidate', resumable: false } });
  assert.equal((await ask('GET', path('/voice-states/@me'))).body.code, unknown);
});

test('discord.js knows who is in voice, and moves them', async (t) => {
  const house = await openLounge(t, Bits.Administrator);
  const { enters, guild, person } = house;
  const client = await logIn(t, house, { intents: [Intent.Guilds, Intent.GuildVoiceStates] });

  await enters('ben');
  const voice = await eventually('ben is heard', () =>
    client.guilds.cache.get(guild.id)!.voiceStates.cache.get(person('ben').id),
  );
  assert.equal(voice.channel?.name, 'Lounge');
  await voice.setMute(true);
  await eventually('he is muted', () => voice.serverMute);
  await voice.disconnect();
  await eventually('he is out', () => voice.channelId === null);
});
