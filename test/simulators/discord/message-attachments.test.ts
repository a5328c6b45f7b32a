import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AttachmentBuilder, EmbedBuilder, type TextChannel } from 'discord.js';
import { type Anything, logIn } from './fixture.ts';
import { faultsIn, openRoom, refusal } from './message-fixture.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAAC0lEQVR4nGNgQAUAAA4AAamRc7EAAAAASUVORK5CYII=',
  'base64',
);
const gif = Buffer.from('R0lGODlhBAAFAIAAAAAAAP///yH5BAEAAAAALAAAAAAEAAUAAAIEhI+pVgA7', 'base64');
const jpeg = Buffer.concat([
  ...[
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]),
    Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 7, 0, 6, 1, 1, 0x11, 0]),
  ],
]);
const namesIn = (body: Anything): string[] => body.attachments.map(({ filename }: Anything) => filename);

test('what is uploaded is listed with its name, size and kind, and is served', async (t) => {
  const room = await openRoom(t);
  const client = await logIn(t, room);
  const channel = (await client.channels.fetch(room.room.id)) as TextChannel;
  const file = new AttachmentBuilder(Buffer.from('Green: 3 pots'), {
    name: 'our menu.txt',
    description: 'What there is',
  });

  const { attachments } = await channel.send({ files: [file] });

  const { name, size, contentType, description, url } = attachments.first()!;
  assert.deepEqual(
    [name, size, contentType, description],
    ['our_menu.txt', 13, 'text/plain; charset=utf-8', 'What there is'],
  );
  const served = await fetch(url);
  assert.deepEqual(
    [await served.text(), served.headers.get('content-type'), served.headers.get('x-content-type-options')],
    ['Green: 3 pots', 'text/plain; charset=utf-8', 'nosniff'],
  );
});

test('pictures say how large they are', async (t) => {
  const { upload } = await openRoom(t);

  const files: [string, Buffer][] = [
    ['a.png', png],
    ['b.gif', gif],
    ['c.jpg', jpeg],
  ];
  const { body } = await upload({}, [...files, ['d.png', 'no picture']]);

  const sizes = body.attachments.map(({ width, height }: Anything) => [width, height]);
  assert.deepEqual(sizes, [
    [3, 2],
    [4, 5],
    [6, 7],
    [undefined, undefined],
  ]);
});

test('there are up to ten files, each of up to 10 MiB, and 25 MiB together', async (t) => {
  const { upload } = await openRoom(t);
  const mebibytes = (count: number, more = 0) => Buffer.alloc(count * 2 ** 20 + more);
  const some = (count: number): [string, string][] =>
    Array.from({ length: count }, (_, index) => [`${index}.txt`, 'x']);

  assert.deepEqual(faultsIn(await upload({}, some(11))), ['attachments BASE_TYPE_MAX_LENGTH']);
  assert.equal((await upload({}, some(10))).status, 200);
  assert.deepEqual(refusal(await upload({}, [['a.bin', mebibytes(10, 1)]])), [413, 40005]);
  assert.equal((await upload({}, [['a.bin', mebibytes(10)]])).status, 200);
  const three = [mebibytes(9), mebibytes(9), mebibytes(7, 1)].map((it, name): [string, Buffer] => [`${name}`, it]);
  assert.deepEqual(refusal(await upload({}, three)), [413, 40005]);
});

test('what is listed must be sent along', async (t) => {
  const { say, upload } = await openRoom(t);

  assert.deepEqual(faultsIn(await say({ content: 'x', attachments: [{ id: '0', filename: 'a.txt' }] })), [
    'attachments.0.id ATTACHMENT_NOT_FOUND',
  ]);
  const { body } = await upload({ attachments: [{ id: 0, filename: 'b.txt' }] }, [['a.txt', 'x']]);
  assert.deepEqual(namesIn(body), ['b.txt']);
  const long = await upload({ attachments: [{ id: 0, description: 'x'.repeat(1025) }] }, [['a.txt', 'x']]);
  assert.deepEqual(faultsIn(long), ['attachments.0.description BASE_TYPE_MAX_LENGTH']);
});

test('an address is good for a time, and each look gives a new one', async (t) => {
  const { upload, read, discord, world } = await openRoom(t);
  const { id, attachments } = (await upload({}, [['a.txt', 'x']])).body;
  const [{ url }] = attachments;
  const status = async (address: string) => (await fetch(address)).status;

  assert.equal(await status(url), 200);
  assert.equal(await status(url.replace('a.txt', 'b.txt')), 404);
  assert.equal(await status(url.replace(/ex=\w+/, 'ex=ffffffff')), 404);
  assert.equal(await status(url.split('?')[0]), 404);
  discord.world.clock.advance(world.options.attachmentMs + 1_000);
  assert.equal(await status(url), 404);
  assert.equal(await status((await read(id)).body.attachments[0].url), 200);
});

test('an edit drops the files that it does not list, and what is sent along comes to those it keeps', async (t) => {
  const { upload, edit, path } = await openRoom(t);
  const { id, attachments } = (
    await upload({ content: 'x' }, [
      ['a.txt', 'a'],
      ['b.txt', 'b'],
    ])
  ).body;
  const to = { method: 'PATCH', path: `${path}/${id}` };
  const [a, b] = attachments;

  assert.deepEqual(namesIn((await edit(id, { content: 'y' })).body), ['a.txt', 'b.txt']);
  assert.deepEqual(namesIn((await upload({}, [['c.txt', 'c']], to)).body), ['a.txt', 'b.txt', 'c.txt']);
  const listed = { attachments: [{ id: b.id }, { id: '0', filename: 'd.txt' }] };
  assert.deepEqual(namesIn((await upload(listed, [['d.txt', 'd']], to)).body), ['b.txt', 'd.txt']);
  assert.equal((await fetch(a.url)).status, 404);
  assert.deepEqual(namesIn((await edit(id, { attachments: [] })).body), []);
});

test('what an embed shows is not listed beside it, and stays as long as an embed shows it', async (t) => {
  const room = await openRoom(t);
  const client = await logIn(t, room);
  const channel = (await client.channels.fetch(room.room.id)) as TextChannel;
  const embed = new EmbedBuilder().setTitle('Menu').setImage('attachment://menu.png');

  const sent = await channel.send({ embeds: [embed], files: [{ attachment: png, name: 'menu.png' }] });

  const [shown] = sent.embeds;
  assert.deepEqual([sent.attachments.size, shown?.image?.width, shown?.image?.height], [0, 3, 2]);
  const changed = await sent.edit({ embeds: [EmbedBuilder.from(shown!).setTitle('Our menu')], attachments: [] });
  assert.equal((await fetch(changed.embeds[0]!.image!.url)).status, 200);
  const { url } = changed.embeds[0]!.image!;
  await sent.edit({ content: 'No menu today', embeds: [] });
  assert.equal((await fetch(url)).status, 404);
});

test('with a message its files are gone', async (t) => {
  const { upload, ask, path } = await openRoom(t);
  const { id, attachments } = (await upload({}, [['a.txt', 'x']])).body;

  await ask('DELETE', `${path}/${id}`);

  assert.equal((await fetch(attachments[0].url)).status, 404);
});
