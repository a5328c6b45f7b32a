import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EmbedBuilder, type TextChannel } from 'discord.js';
import { logIn } from './fixture.ts';
import { faultsIn, openRoom } from './message-fixture.ts';

test('each part of an embed has its length', async (t) => {
  const { say } = await openRoom(t);
  const long = (length: number) => 'x'.repeat(length + 1);
  const parts: [place: string, embed: object][] = [
    ['title', { title: long(256) }],
    ['description', { description: long(4096) }],
    ['footer.text', { footer: { text: long(2048) } }],
    ['author.name', { author: { name: long(256) } }],
    ['fields.0.name', { fields: [{ name: long(256), value: 'x' }] }],
    ['fields.0.value', { fields: [{ name: 'x', value: long(1024) }] }],
    ['fields', { fields: Array(26).fill({ name: 'x', value: 'x' }) }],
  ];

  for (const [place, embed] of parts) {
    const [fault, ...others] = faultsIn(await say({ embeds: [embed] }));
    assert.match(fault!, new RegExp(`^embeds\\.0\\.${place.replaceAll('.', '\\.')} BASE_TYPE_(MAX|BAD)_LENGTH$`));
    assert.deepEqual(others, []);
  }
});

test('there are at most ten embeds, with at most 6000 characters in all of them', async (t) => {
  const { say } = await openRoom(t);
  const of = (length: number) => ({ description: 'x'.repeat(length) });

  assert.deepEqual(faultsIn(await say({ embeds: Array(11).fill(of(1)) })), ['embeds BASE_TYPE_MAX_LENGTH']);
  assert.deepEqual(faultsIn(await say({ embeds: [of(4000), of(2001)] })), ['embeds MAX_EMBED_SIZE_EXCEEDED']);
  assert.equal((await say({ embeds: [of(4000), of(2000)] })).status, 200);
});

test('blanks around a text do not count, and empty fields are missed', async (t) => {
  const { say } = await openRoom(t);

  const { body } = await say({ embeds: [{ title: `  ${'x'.repeat(256)}  ` }] });
  const empty = await say({ embeds: [{ fields: [{ name: ' ', value: 'x' }] }, { footer: {} }] });

  assert.equal(body.embeds[0].title.length, 256);
  assert.deepEqual(faultsIn(empty), [
    'embeds.0.fields.0.name BASE_TYPE_REQUIRED',
    'embeds.1.footer.text BASE_TYPE_REQUIRED',
  ]);
});

test('addresses are of the web; pictures may be of the message', async (t) => {
  const { say } = await openRoom(t);

  const answer = await say({
    embeds: [
      { title: 'x', url: 'attachment://a.png' },
      { image: { url: 'ftp://example.org/a.png' } },
      { title: 'x', url: 'nonsense' },
      { title: 'x', thumbnail: { url: 'attachment://a.png' } },
    ],
  });

  assert.deepEqual(faultsIn(answer), [
    'embeds.0.url URL_TYPE_INVALID_SCHEME',
    'embeds.1.image.url URL_TYPE_INVALID_SCHEME',
    'embeds.2.url URL_TYPE_INVALID_URL',
  ]);
});

test('what a builder builds comes back as it was built', async (t) => {
  const room = await openRoom(t);
  const client = await logIn(t, room);
  const channel = (await client.channels.fetch(room.room.id)) as TextChannel;
  const embed = new EmbedBuilder()
    .setTitle('Menu')
    .setColor(0)
    .setTimestamp(new Date('2026-01-02T03:04:05Z'))
    .setAuthor({ name: 'Ada', url: 'https://example.org/' })
    .addFields({ name: 'Green', value: '3 pots' });

  const sent = await channel.send({ embeds: [embed] });

  const { type, timestamp, ...rest } = sent.embeds[0]!.toJSON();
  assert.deepEqual([type, new Date(timestamp!).toISOString()], ['rich', '2026-01-02T03:04:05.000Z']);
  assert.deepEqual(rest, {
    ...{ title: 'Menu', color: 0, author: { name: 'Ada', url: 'https://example.org/' } },
    fields: [{ name: 'Green', value: '3 pots', inline: false }],
  });
});
