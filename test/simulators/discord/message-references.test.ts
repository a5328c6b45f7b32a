import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MessageReferenceType, type TextChannel } from 'discord.js';
import { ApplicationFlags, PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { eventually, logIn } from './fixture.ts';
import { faultsIn, openRoom, refusal } from './message-fixture.ts';

const reply = (id: string, more: object = {}) => ({ content: 'yes', message_reference: { message_id: id, ...more } });

test('a reply shows what it answers, and pings its author unless it says otherwise', async (t) => {
  const { hear, say, person, room, guild } = await openRoom(t);
  const { id } = hear('ann', 'Tea?');

  const { body } = await say(reply(id));
  const quiet = await say({ ...reply(id), allowed_mentions: { replied_user: false } });

  assert.deepEqual(
    [body.type, body.message_reference, body.referenced_message.content, body.mentions[0]?.id],
    [19, { type: 0, message_id: id, channel_id: room.id, guild_id: guild.id }, 'Tea?', person('ann').id],
  );
  assert.equal('referenced_message' in body.referenced_message, false);
  assert.deepEqual(quiet.body.mentions, []);
});

test('a person is answered as bots answer, and what was answered may be gone', async (t) => {
  const room = await openRoom(t);
  const client = await logIn(t, room);
  client.on('messageCreate', (message) => {
    if (!message.author.bot) void message.reply('Coming!');
  });

  const question = room.hear('ann', 'Tea?');

  const told = () =>
    [...room.world.state.messages.get(room.room.id)!.values()].find(({ content }) => content === 'Coming!');
  const answer = await eventually('the bot answers', told);
  assert.equal(answer.reference?.messageId, question.id);
  await room.ask('DELETE', `${room.path}/${question.id}`);
  assert.equal((await room.read(answer.id)).body.referenced_message, null);
});

test('only what is in this channel, is there and was written by somebody can be answered', async (t) => {
  const { say, hear, channel, ask, path } = await openRoom(t);
  const elsewhere = hear('ann', 'here', channel('announcements'));
  const { id } = hear('ann', 'Tea?');
  const gone = '1';
  const code = 'message_reference';

  assert.deepEqual(faultsIn(await say(reply(gone))), [`${code} MESSAGE_REFERENCE_UNKNOWN_MESSAGE`]);
  assert.deepEqual(faultsIn(await say(reply(elsewhere.id, { channel_id: elsewhere.channelId }))), [
    `${code} REPLIES_CANNOT_REFERENCE_OTHER_CHANNEL`,
  ]);
  const anyway = await say(reply(gone, { fail_if_not_exists: false }));
  assert.deepEqual([anyway.status, anyway.body.type, 'message_reference' in anyway.body], [200, 0, false]);
  await ask('PUT', `${path}/pins/${id}`);
  const [note] = (await ask('GET', path)).body;
  assert.deepEqual(faultsIn(await say(reply(note.id))), [`${code} REPLIES_CANNOT_REFERENCE_SYSTEM_MESSAGE`]);
});

test('whoever may not read the history answers nothing', async (t) => {
  const { hear, say, allow } = await openRoom(t);
  const { id } = hear('ann', 'Tea?');

  allow(Bits.ViewChannel | Bits.SendMessages);

  assert.deepEqual(refusal(await say(reply(id))), [403, 160002]);
});

test('a forwarded message is a copy of what was said, whatever becomes of it', async (t) => {
  const room = await openRoom(t);
  const client = await logIn(t, room);
  const from = (await client.channels.fetch(room.room.id)) as TextChannel;
  const original = await from.send('Tea is ready.');

  const forwarded = await original.forward(room.channel('announcements').id);
  await original.edit('Tea is cold.');

  assert.equal(forwarded.reference?.type, MessageReferenceType.Forward);
  const { body } = await room.ask('GET', `/channels/${forwarded.channelId}/messages/${forwarded.id}`);
  assert.deepEqual([body.type, body.content, body.message_snapshots[0].message.content], [0, '', 'Tea is ready.']);
  assert.equal('referenced_message' in body, false);
});

test('what a bot may not read, it cannot forward', async (t) => {
  const { hear, say, application, room } = await openRoom(t);
  const forward = ({ id }: { id: string }) =>
    say({ message_reference: { type: 1, message_id: id, channel_id: room.id } });
  const hidden = hear('ann', 'a secret');
  const shown = hear('ann', `a secret for <@${application.botId}>`);

  application.flags &= ~ApplicationFlags.GatewayMessageContentLimited;

  assert.deepEqual(refusal(await forward(hidden)), [400, 160014]);
  assert.equal((await forward(shown)).status, 200);
});
