import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { GatewayIntentBits as Intent, type TextChannel } from 'discord.js';
import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { vote } from '../../../simulators/discord/messages/polls.ts';
import { logIn, openDiscord } from './fixture.ts';
import { introduced } from './gateway-client.ts';
import { faultsIn, openRoom, refusal } from './message-fixture.ts';

const hour = 3_600_000;
const poll = (more: object = {}) => ({
  poll: {
    question: { text: 'Tea?' },
    answers: [{ poll_media: { text: 'Yes' } }, { poll_media: { text: 'No' } }],
    ...more,
  },
});

test('a poll has a question, up to ten answers, and hours to live', async (t) => {
  const { say, allow } = await openRoom(t);
  const long = (length: number) => 'x'.repeat(length + 1);
  const answers = (count: number, text = 'x') => Array(count).fill({ poll_media: { text } });
  const faults = async (more: object) => faultsIn(await say(poll(more)));

  assert.deepEqual(await faults({ question: { text: long(300) } }), ['poll.question.text BASE_TYPE_BAD_LENGTH']);
  assert.deepEqual(await faults({ answers: answers(11) }), ['poll.answers BASE_TYPE_BAD_LENGTH']);
  assert.deepEqual(await faults({ answers: answers(1, long(55)) }), [
    'poll.answers.0.poll_media.text BASE_TYPE_BAD_LENGTH',
  ]);
  assert.deepEqual(await faults({ duration: 769 }), ['poll.duration NUMBER_TYPE_MAX']);
  allow(Bits.ViewChannel | Bits.SendMessages);
  assert.deepEqual(refusal(await say(poll())), [403, 50013]);
});

test('a poll ends in its time, and tells so', async (t) => {
  const room = await openRoom(t);
  const client = await introduced(t, room, {
    intents: Intent.Guilds | Intent.GuildMessages | Intent.MessageContent | Intent.GuildMessagePolls,
  });
  const { id, poll: asked } = (await room.say(poll({ duration: 2 }))).body;
  const message = room.world.state.messages.get(room.room.id)!.get(id)!;

  vote(room.world, message, room.person('ann').id, [1, 2]);
  vote(room.world, message, room.person('ann').id, [2]);
  room.world.clock.advance(2 * hour);

  assert.equal(Date.parse(asked.expiry) - Date.parse((await room.read(id)).body.timestamp), 2 * hour);
  await client.settled();
  const { results } = client.told('MESSAGE_UPDATE').at(-1).poll;
  const counts = [
    { id: 1, count: 0, me_voted: false },
    { id: 2, count: 1, me_voted: false },
  ];
  assert.deepEqual(results, { is_finalized: true, answer_counts: counts });
  assert.deepEqual(
    ['ADD', 'REMOVE', 'ADD'].map((it) => client.told(`MESSAGE_POLL_VOTE_${it}`).length),
    [2, 1, 2],
  );
  const voters = await room.ask('GET', `/channels/${room.room.id}/polls/${id}/answers/2`);
  assert.equal(voters.body.users[0].id, room.person('ann').id);
});

test('after a start anew a poll still ends in its time', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'discord-'));
  const stateFile = join(folder, 'state.json');
  const earlier = await openDiscord(t, { stateFile });
  const path = `/channels/${earlier.channel('general').id}/messages`;
  const { id } = (await earlier.ask('POST', path, poll({ duration: 1 }))).body;
  await earlier.world.save();

  const later = await openDiscord(t, { stateFile });
  t.after(() => rm(folder, { recursive: true }));
  later.world.clock.advance(2 * hour);

  assert.equal((await later.ask('GET', `${path}/${id}`)).body.poll.results.is_finalized, true);
});

test('its author ends a poll early, and nobody ends what is none', async (t) => {
  const room = await openRoom(t);
  const client = await logIn(t, room);
  const channel = (await client.channels.fetch(room.room.id)) as TextChannel;
  const answers = [{ text: 'Yes', emoji: '🍵' }, { text: 'No' }];
  const asked = await channel.send({
    poll: { question: { text: 'Tea?' }, answers, duration: 24, allowMultiselect: false },
  });

  await asked.poll!.end();

  assert.equal((await room.read(asked.id)).body.poll.results.is_finalized, true);
  const { id } = await channel.send('no poll');
  assert.deepEqual(refusal(await room.ask('POST', `/channels/${channel.id}/polls/${id}/expire`)), [400, 520006]);
});
