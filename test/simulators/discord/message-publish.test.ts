import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { PermissionFlagsBits as Bits, ChannelType, MessageFlags, type NewsChannel } from 'discord.js';
import { makeChannel } from '../../../simulators/discord/state/make.ts';
import { eventually, logIn } from './fixture.ts';
import { openRoom, refusal } from './message-fixture.ts';

/** A room that follows a channel of announcements. */
async function openNews(t: TestContext, allowed?: bigint) {
  const room = await openRoom(t);
  const news = makeChannel(room.world, { guildId: room.guild.id, name: 'news', type: ChannelType.GuildAnnouncement });
  await room.ask('POST', `/channels/${news.id}/followers`, { webhook_channel_id: room.room.id });
  if (allowed !== undefined) room.allow(allowed);
  const publish = (id: string, channel = news) => room.ask('POST', `/channels/${channel.id}/messages/${id}/crosspost`);
  return { ...room, news, publish };
}

test('an announcement is read wherever it is followed, once', async (t) => {
  const house = await openNews(t);
  const { ask, path, news } = house;
  const client = await logIn(t, house);
  const channel = (await client.channels.fetch(news.id)) as NewsChannel;

  const sent = await channel.send('Tea is served.');
  await sent.crosspost();
  await eventually('discord.js knows it', () => sent.flags.has(MessageFlags.Crossposted));

  const [copy] = (await ask('GET', path)).body;
  assert.deepEqual(
    [copy.content, copy.flags, copy.author.username, copy.message_reference.message_id],
    ['Tea is served.', MessageFlags.IsCrosspost, 'The Tea House #news', sent.id],
  );
  assert.deepEqual(refusal(await house.publish(sent.id)), [400, 40033]);
  assert.equal((await ask('GET', path)).body.length, 1);
});

test('only announcements are published, and those of others by managers of messages', async (t) => {
  const { publish, news, room, hear, say, allow } = await openNews(t, Bits.ViewChannel | Bits.SendMessages);
  const { id: foreign } = hear('ada', 'News!', news);

  assert.deepEqual(refusal(await publish(foreign)), [403, 50013]);
  assert.deepEqual(refusal(await publish((await say({ content: 'Tea' })).body.id, room)), [400, 50024]);
  assert.deepEqual(refusal(await publish(room.id)), [404, 10008]);
  allow(Bits.ViewChannel | Bits.SendMessages | Bits.ManageMessages);
  assert.equal((await publish(foreign)).status, 200);
});
