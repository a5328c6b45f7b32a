import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TextChannel, WebhookClient } from 'discord.js';
import { PermissionFlagsBits as Bits, ChannelType } from 'discord-api-types/v10';
import { makeApplication, makeChannel } from '../../../simulators/discord/state/make.ts';
import { latestAudit, listening, makeThread, openWithoutRights, refusal } from './channel-fixture.ts';
import { eventually, logIn, type Opened, openDiscord } from './fixture.ts';

const picture = `data:image/png;base64,${Buffer.from('not much of a picture').toString('base64')}`;

const makeWebhook = async ({ ask, channel }: Opened, body: object = { name: 'Herald' }, where = 'general') =>
  (await ask('POST', `/channels/${channel(where).id}/webhooks`, body)).body;

/** As somebody who knows the address alone. */
const anonymously =
  ({ ask }: Opened) =>
  (method: string, path: string, body?: unknown) =>
    ask(method, path, body, { as: null, headers: { 'user-agent': 'curl/8' } });

test('discord.js makes a webhook, and speaks by it under any name', async (t) => {
  const opened = await openDiscord(t);
  const client = await logIn(t, opened);
  const general = client.channels.cache.get(opened.channel('general').id) as TextChannel;
  const heard: string[] = [];
  client.on('messageCreate', ({ webhookId, author }) => void heard.push(`${webhookId} ${author.username}`));

  const webhook = await general.createWebhook({ name: 'Herald', avatar: Buffer.from('png'), reason: 'News' });
  const message = await webhook.send({ content: 'Hear ye', username: 'Town crier' });

  assert.deepEqual([webhook.owner?.id, webhook.applicationId], [opened.application.botId, opened.application.id]);
  assert.deepEqual([message.author.username, message.webhookId], ['Town crier', webhook.id]);
  await eventually('it heard the webhook', () => heard.includes(`${webhook.id} Town crier`));
  assert.deepEqual([latestAudit(opened).actionType, latestAudit(opened).reason], [50, 'News']);

  assert.equal((await webhook.editMessage(message, 'Hear us')).content, 'Hear us');
  await webhook.deleteMessage(message);
  await assert.rejects(webhook.fetchMessage(message.id), { code: 10008 });
});

test('whoever knows its address needs no bot to use it', async (t) => {
  const opened = await openDiscord(t);
  const { id, token } = await makeWebhook(opened);
  const webhook = new WebhookClient({ id, token }, { rest: { api: `${opened.discord.url}/api` } });
  t.after(() => webhook.destroy());

  assert.equal((await webhook.send('Hear ye')).content, 'Hear ye');
  await webhook.edit({ name: 'Crier' });
  const { body } = await anonymously(opened)('GET', `/webhooks/${id}/${token}`);
  assert.deepEqual([body.name, body.user], ['Crier', undefined]);
  await webhook.delete();
  await assert.rejects(webhook.send('Anybody?'), { code: 10015 });
});

test('without waiting there is no answer but that it was taken', async (t) => {
  const opened = await openDiscord(t);
  const { id, token } = await makeWebhook(opened);
  const send = (query: string) => anonymously(opened)('POST', `/webhooks/${id}/${token}${query}`, { content: 'hi' });

  assert.deepEqual([(await send('')).status, (await send('?wait=true')).status], [204, 200]);
  assert.deepEqual(refusal(await anonymously(opened)('POST', `/webhooks/${id}/${token}`, {})), [400, 50006]);
});

test('a wrong token is refused, a wrong id is unknown', async (t) => {
  const opened = await openDiscord(t);
  const { id, token } = await makeWebhook(opened);
  const send = async (path: string) => refusal(await anonymously(opened)('POST', path, { content: 'hi' }));

  assert.deepEqual(await send(`/webhooks/${id}/wrong`), [401, 50027]);
  assert.deepEqual(await send(`/webhooks/1/${token}`), [404, 10015]);
});

test('webhooks are managed by a right of their own', async (t) => {
  const opened = await openWithoutRights(t);
  const { ask, channel, guild, mayDo } = opened;
  mayDo(Bits.ManageWebhooks);
  const { id } = await makeWebhook(opened);
  const all = async () => [
    refusal(await ask('POST', `/channels/${channel('general').id}/webhooks`, { name: 'a' })),
    refusal(await ask('GET', `/channels/${channel('general').id}/webhooks`)),
    refusal(await ask('GET', `/guilds/${guild.id}/webhooks`)),
    refusal(await ask('PATCH', `/webhooks/${id}`, { name: 'b' })),
    refusal(await ask('DELETE', `/webhooks/${id}`)),
  ];
  mayDo();

  assert.deepEqual(await all(), Array(5).fill([403, 50013]));
  assert.equal((await ask('GET', `/webhooks/${id}`)).body.id, id);
  mayDo(Bits.ManageWebhooks);
  assert.deepEqual(
    (await all()).map(([status]) => status),
    [200, 200, 200, 200, 204],
  );
});

test('another application sees a webhook, but not its token', async (t) => {
  const opened = await openDiscord(t);
  const { world, person, ask, channel } = opened;
  const { id } = await makeWebhook(opened);
  const other = makeApplication(world, { name: 'Other', ownerId: person('ada').id });
  world.state.webhooks.get(id)!.applicationId = other.id;

  const { body } = await ask('GET', `/channels/${channel('general').id}/webhooks`);

  assert.deepEqual([body[0].id, body[0].token, body[0].application_id], [id, undefined, other.id]);
});

test('a channel has fifteen webhooks and no more', async (t) => {
  const opened = await openDiscord(t);
  for (let n = 0; n < 15; n++) await makeWebhook(opened, { name: `Herald ${n}` });
  const elsewhere = await makeWebhook(opened, { name: 'Elsewhere' }, 'announcements');

  assert.equal((await makeWebhook(opened)).code, 30007);
  const move = await opened.ask('PATCH', `/webhooks/${elsewhere.id}`, { channel_id: opened.channel('general').id });
  assert.deepEqual(refusal(move), [400, 30007]);
});

test('a webhook is called neither Clyde nor Discord, and has a name of 80 characters', async (t) => {
  const opened = await openDiscord(t);
  const { id, token } = await makeWebhook(opened);
  const named = async (name: unknown) => (await makeWebhook(opened, { name })).code;

  for (const name of ['Clyde', 'My DISCORD bot', '', '  ', 'x'.repeat(81), null, 7])
    assert.equal(await named(name), 50035, String(name));
  assert.equal(await named('x'.repeat(80)), undefined);
  const posing = await anonymously(opened)('POST', `/webhooks/${id}/${token}`, {
    content: 'hi',
    username: 'discord staff',
  });
  assert.equal(posing.body.errors.username._errors[0].code, 'USERNAME_INVALID_CONTAINS');
  assert.deepEqual(
    refusal(await anonymously(opened)('PATCH', `/webhooks/${id}/${token}`, { name: 'clyde' })),
    [400, 50035],
  );
});

test('a webhook gets a picture, and loses it', async (t) => {
  const opened = await openDiscord(t);
  const { id } = await makeWebhook(opened, { name: 'Herald', avatar: picture });
  const look = async () => (await opened.ask('GET', `/webhooks/${id}`)).body.avatar;

  assert.match(await look(), /^[0-9a-f]{32}$/);
  await opened.ask('PATCH', `/webhooks/${id}`, { avatar: null });
  assert.equal(await look(), null);
  assert.deepEqual(refusal(await opened.ask('PATCH', `/webhooks/${id}`, { avatar: 'data:text/html,x' })), [400, 50035]);
});

test('a webhook is moved by a bot, and not by its token', async (t) => {
  const opened = await openDiscord(t);
  const { ask, channel } = opened;
  const { id, token } = await makeWebhook(opened);
  const { told } = listening(opened);
  const channel_id = channel('announcements').id;

  await anonymously(opened)('PATCH', `/webhooks/${id}/${token}`, { channel_id });
  assert.equal((await ask('GET', `/webhooks/${id}`)).body.channel_id, channel('general').id);
  assert.equal((await ask('PATCH', `/webhooks/${id}`, { channel_id })).body.channel_id, channel_id);

  const places = told.filter(({ event }) => event === 'WEBHOOKS_UPDATE').map(({ data }) => data.channel_id);
  assert.deepEqual(places.slice(-2), [channel('general').id, channel_id]);
});

test('it writes in threads of its channel alone, and opens them by that', async (t) => {
  const opened = await openDiscord(t);
  const { ask, channel } = opened;
  const { id, token } = await makeWebhook(opened);
  const thread = await makeThread(opened, channel('general'));
  const other = await makeThread(opened, channel('announcements'));
  await ask('PATCH', `/channels/${thread.id}`, { archived: true });
  const send = (to: string) =>
    anonymously(opened)('POST', `/webhooks/${id}/${token}?wait=true&thread_id=${to}`, { content: 'hi' });

  const { body } = await send(thread.id);
  assert.deepEqual([body.channel_id, thread.thread!.archived], [thread.id, false]);
  assert.deepEqual(refusal(await send(other.id)), [404, 10003]);
  const message = `/webhooks/${id}/${token}/messages/${body.id}`;
  assert.deepEqual(refusal(await anonymously(opened)('GET', message)), [404, 10008]);
  assert.equal((await anonymously(opened)('GET', `${message}?thread_id=${thread.id}`)).status, 200);
});

test('in a forum it begins a post or writes in one, and one of both', async (t) => {
  const opened = await openDiscord(t);
  const { channel, world } = opened;
  const { id, token } = await makeWebhook(opened, { name: 'Herald' }, 'help');
  const thread = await makeThread(opened, channel('help'), { name: 'a', message: { content: 'a' } });
  const send = (query: string, body: object = {}) =>
    anonymously(opened)('POST', `/webhooks/${id}/${token}?wait=true${query}`, { content: 'hi', ...body });

  assert.deepEqual(refusal(await send('')), [400, 220001]);
  assert.deepEqual(refusal(await send(`&thread_id=${thread.id}`, { thread_name: 'b' })), [400, 220002]);
  assert.equal((await send(`&thread_id=${thread.id}`)).body.channel_id, thread.id);
  const { body } = await send('', { thread_name: 'Breaking news' });
  const post = world.state.channels.get(body.channel_id)!;
  assert.deepEqual([post.name, post.parentId, body.id], ['Breaking news', channel('help').id, post.id]);
  const elsewhere = await makeWebhook(opened);
  const wrong = await anonymously(opened)('POST', `/webhooks/${elsewhere.id}/${elsewhere.token}`, {
    content: 'a',
    thread_name: 'b',
  });
  assert.deepEqual(refusal(wrong), [400, 220003]);
});

test('it reads, changes and deletes what it wrote itself, and nothing else', async (t) => {
  const opened = await openDiscord(t);
  const [one, other] = [await makeWebhook(opened), await makeWebhook(opened)];
  const ask = anonymously(opened);
  const { body: message } = await ask('POST', `/webhooks/${one.id}/${one.token}?wait=true`, { content: 'mine' });
  const path = ({ id, token }: { id: string; token: string }) => `/webhooks/${id}/${token}/messages/${message.id}`;

  assert.deepEqual(refusal(await ask('PATCH', path(other), { content: 'theirs' })), [404, 10008]);
  assert.deepEqual(refusal(await ask('DELETE', path(other))), [404, 10008]);
  assert.equal((await ask('PATCH', path(one), { content: 'changed' })).body.content, 'changed');
  assert.equal((await ask('GET', path(one))).body.content, 'changed');
  assert.equal((await ask('DELETE', path(one))).status, 204);
});

test('components are for webhooks of applications, or for those that say that they mean them', async (t) => {
  const opened = await openDiscord(t);
  const { id, token } = await makeWebhook(opened);
  const link = { type: 2, style: 5, label: 'Tea', url: 'https://example.org' };
  const send = async (query = '') => {
    const body = { content: 'hi', components: [{ type: 1, components: [link] }] };
    const reply = await anonymously(opened)('POST', `/webhooks/${id}/${token}?wait=true${query}`, body);
    return reply.body.components.length;
  };

  assert.equal(await send(), 1);
  opened.world.state.webhooks.get(id)!.applicationId = null;
  assert.deepEqual([await send(), await send('&with_components=true')], [0, 1]);
});

test('an announcement channel is followed by a webhook that has no token', async (t) => {
  const opened = await openWithoutRights(t);
  const { ask, channel, guild, world, mayDo } = opened;
  const news = makeChannel(world, { guildId: guild.id, name: 'news', type: ChannelType.GuildAnnouncement });
  const follow = (from: string) =>
    ask('POST', `/channels/${from}/followers`, { webhook_channel_id: channel('general').id });

  assert.deepEqual(refusal(await follow(news.id)), [403, 50013]);
  mayDo(Bits.ManageWebhooks);
  assert.deepEqual(refusal(await follow(channel('help').id)), [400, 50024]);
  const { body } = await follow(news.id);
  assert.equal(body.channel_id, news.id);
  const webhook = (await ask('GET', `/webhooks/${body.webhook_id}`)).body;
  assert.deepEqual([webhook.type, webhook.token, webhook.source_channel.id], [2, undefined, news.id]);
});
