import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PermissionFlagsBits as Bits, ChannelType } from 'discord-api-types/v10';
import { prepareToWrite } from '../../../simulators/discord/channels/before-writing.ts';
import { draftOf } from '../../../simulators/discord/messages/draft.ts';
import { createMessage } from '../../../simulators/discord/messages/keep.ts';
import { requireGuild } from '../../../simulators/discord/permissions/require.ts';
import { makeChannel } from '../../../simulators/discord/state/make.ts';
import { latestAudit, listening, openWithoutRights, refusal } from './channel-fixture.ts';
import { openDiscord } from './fixture.ts';

test('that somebody types is told by the clock of Discord, in seconds', async (t) => {
  const opened = await openDiscord(t);
  const { ask, channel, application, guild, world } = opened;
  const { told } = listening(opened);

  assert.equal((await ask('POST', `/channels/${channel('general').id}/typing`)).status, 204);

  const [{ event, data }] = told as [(typeof told)[number]];
  assert.deepEqual([event, data.user_id, data.guild_id], ['TYPING_START', application.botId, guild.id]);
  assert.deepEqual([data.timestamp, data.member.user.id], [Math.floor(world.clock.now() / 1_000), application.botId]);
});

test('in a conversation there is no member who types', async (t) => {
  const opened = await openDiscord(t);
  const { ask, world, person, application } = opened;
  const recipients = [person('ben').id, application.botId];
  const { id } = makeChannel(world, { guildId: null, name: '', type: ChannelType.DM, recipients });
  const { told } = listening(opened);

  await ask('POST', `/channels/${id}/typing`);

  assert.deepEqual(Object.keys(told[0]!.data).sort(), ['channel_id', 'timestamp', 'user_id']);
});

test('whoever may not write does not type', async (t) => {
  const { ask, channel, everybodyMay } = await openWithoutRights(t);
  everybodyMay(Bits.ViewChannel);

  assert.deepEqual(refusal(await ask('POST', `/channels/${channel('general').id}/typing`)), [403, 50013]);
  assert.deepEqual(refusal(await ask('POST', `/channels/${channel('help').id}/typing`)), [400, 50008]);
});

test('people write as slowly as the channel says, bots and moderators as they like', async (t) => {
  const { world, channel, person, guild, application } = await openWithoutRights(t);
  const general = channel('general');
  general.slowmodeSeconds = 10;
  const write = (userId: string) => {
    const standing = requireGuild(world, userId, guild.id);
    const writer = { userId, applicationId: null, webhook: null, standing, isAnswer: false };
    const draft = draftOf(world, { body: { content: 'hi' }, uploads: new Map() }, writer, general);
    prepareToWrite(world, standing, general);
    return createMessage(world, draft);
  };

  write(person('ben').id);
  world.clock.advance(9_000);
  assert.throws(() => write(person('ben').id), { status: 429, code: 20016, headers: { 'retry-after': '1' } });
  world.clock.advance(1_000);
  write(person('ben').id);
  for (const userId of [person('ann').id, application.botId]) assert.doesNotThrow(() => [write(userId), write(userId)]);
});

test('what a voice channel is about is said by those who may, and is written down', async (t) => {
  const opened = await openWithoutRights(t);
  const { ask, channel, mayDo } = opened;
  const { told } = listening(opened);
  const say = (status: unknown, where = 'Lounge') =>
    ask('PUT', `/channels/${channel(where).id}/voice-status`, { status });

  assert.deepEqual(refusal(await say('Tea')), [403, 50013]);
  mayDo(Bits.SetVoiceChannelStatus, Bits.ManageChannels);
  assert.deepEqual(refusal(await say('Tea', 'general')), [400, 50024]);
  assert.deepEqual(refusal(await say('x'.repeat(501))), [400, 50035]);
  assert.equal((await say('Tea')).status, 204);
  assert.equal(told.find(({ event }) => event === 'VOICE_CHANNEL_STATUS_UPDATE')!.data.status, 'Tea');
  await say(null);
  assert.equal(latestAudit(opened).actionType, 193);
});
