import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Anything, openDiscord } from './fixture.ts';
import { peopleOf } from './interaction-fixture.ts';

test('somebody new comes, under a name that nobody has, and joins', async (t) => {
  const opened = await openDiscord(t);
  const { control, guild, world } = opened;

  const made = await control('POST', '/people', { username: 'zoe', globalName: 'Zoe' });
  assert.equal(made.status, 200, made.text);
  await control('POST', `/people/${made.body.id}/join`, { guild: guild.id });

  assert.ok(world.state.members.get(guild.id)?.has(made.body.id));
  assert.deepEqual([made.body.username, made.body.global_name, made.body.bot], ['zoe', 'Zoe', undefined]);
  assert.equal((await control('POST', '/people', { username: 'zoe' })).status, 403);
  assert.equal((await control('POST', '/people', { username: 'No spaces' })).status, 400);
});

test('a person begins a thread on a message', async (t) => {
  const opened = await openDiscord(t);
  const { channel, world } = opened;
  const { act } = peopleOf(opened);
  const at = { channel: channel('general').id };
  const { id } = await act('ben', 'write', { ...at, content: 'Tea?' });

  const begun = await act('mia', 'thread', { ...at, on: id, name: 'About tea' });

  assert.equal(begun.channel, id);
  assert.equal(world.state.channels.get(id)?.name, 'About tea');
});

test('a person votes in a poll, thinks again, and takes the vote back', async (t) => {
  const opened = await openDiscord(t);
  const { ask, channel } = opened;
  const { act, look, attempt } = peopleOf(opened);
  const at = channel('general').id;
  const poll = { question: { text: 'Tea?' }, answers: ['Yes', 'No'].map((text) => ({ poll_media: { text } })) };
  const { body: asked } = await ask('POST', `/channels/${at}/messages`, { poll });
  const vote = (...answers: number[]) => act('ben', 'vote', { channel: at, message: asked.id, answers });
  const counts = async () => {
    const [message] = await look('mia', `channels/${at}/messages`);
    return message.poll.results.answer_counts.map(({ count }: Anything) => count);
  };

  await vote(1);
  assert.deepEqual(await counts(), [1, 0]);
  await vote(2);
  assert.deepEqual(await counts(), [0, 1]);
  await vote();
  assert.deepEqual(await counts(), [0, 0]);
  const { id } = await act('ben', 'write', { channel: at, content: 'No poll.' });
  assert.equal((await attempt('mia', 'vote', { channel: at, message: id, answers: [1] })).status, 400);
});

test('the owner moves the role of a bot up, which the bot itself cannot', async (t) => {
  const opened = await openDiscord(t);
  const { guild, world, application } = opened;
  const { act } = peopleOf(opened);
  const own = [...world.state.roles.get(guild.id)!.values()].find(({ botId }) => botId === application.botId)!;

  await act('ada', 'administer', {
    method: 'PATCH',
    path: `/guilds/${guild.id}/roles`,
    body: [{ id: own.id, position: 4 }],
  });

  const highest = [...world.state.roles.get(guild.id)!.values()].sort((one, other) => other.position - one.position)[0];
  assert.equal(highest?.id, own.id);
});
