import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ChannelType } from 'discord.js';
import { openPage } from './page-fixture.ts';

test('while it is paused nothing new comes in between, and then everything', async (t) => {
  const { as, ask, channel } = await openPage(t);
  const ben = await as('ben');
  await ben.getByRole('button', { name: 'Inspector' }).click();
  const inspector = ben.getByRole('region', { name: 'Inspector' });
  await inspector.getByRole('button', { name: 'Pause' }).click();

  await ask('GET', '/channels/42');
  await ask('GET', `/channels/${channel('general').id}`);
  assert.equal(await inspector.getByText('/channels/42').count(), 0);
  await inspector.getByRole('button', { name: 'Go on' }).click();

  await inspector.getByText('/channels/42').waitFor();
});

test('it is filtered by any word, and one entry is copied', async (t) => {
  const { as, ask } = await openPage(t);
  const ben = await as('ben', { permissions: ['clipboard-read', 'clipboard-write'] });
  await ben.getByRole('button', { name: 'Inspector' }).click();
  const inspector = ben.getByRole('region', { name: 'Inspector' });
  await inspector.getByRole('button', { name: 'Clear' }).click();
  await ask('GET', '/channels/42');
  await ask('GET', '/channels/43');

  await inspector.getByRole('searchbox', { name: 'Filter' }).fill('channels/42');
  await inspector.getByRole('button', { name: /channels\/43/ }).waitFor({ state: 'detached' });
  await inspector.getByRole('button', { name: /channels\/42.*10003 Unknown Channel/ }).click();
  await inspector.getByRole('button', { name: 'Copy it' }).click();

  const copied = JSON.parse(await ben.evaluate<string>('navigator.clipboard.readText()'));
  assert.deepEqual([copied.method, copied.status, copied.refusal.code], ['GET', 404, 10_003]);
});

test('no secret of a bot, a webhook or an interaction is told to a page', async (t) => {
  const { as, client, application, channel, discord } = await openPage(t);
  const ben = await as('ben');
  const told: string[] = [];
  const inspector = new WebSocket(`${discord.url.replace('http', 'ws')}/_page/inspector`);
  inspector.addEventListener('message', ({ data }) => told.push(String(data)));
  t.after(() => inspector.close());
  const general = await client.channels.fetch(channel('general').id);
  assert.ok(general?.type === ChannelType.GuildText);
  const tokens: string[] = [application.token, application.clientSecret];
  client.on('interactionCreate', ({ token }) => tokens.push(token));

  const webhook = await general.createWebhook({ name: 'Herald' });
  await webhook.send('Hear!');
  await ben.getByRole('textbox', { name: /^Message / }).fill('/brew');
  await ben.getByRole('textbox', { name: /^Message / }).press('Enter');
  await ben.getByRole('button', { name: 'Send', exact: true }).click();
  await ben.getByText('is thinking…').waitFor();

  const all = told.join('\n');
  assert.match(all, /\/webhooks\/\d+\/\(secret\)/);
  assert.match(all, /\/interactions\/\d+\/\(secret\)\/callback/);
  assert.equal(tokens.length, 3);
  for (const token of [...tokens, webhook.token!]) assert.ok(!all.includes(token));
});
