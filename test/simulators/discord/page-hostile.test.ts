import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ChannelType, EmbedBuilder } from 'discord.js';
import type { Anything } from './fixture.ts';
import { openPage } from './page-fixture.ts';

const script = '<script>alert(1)</script><img src=x onerror=alert(1)>';

/** Turns what follows it around. */
const turned = '\u202e';

test('no name of anything is taken for more than a name', async (t) => {
  const { as, control, person, guild, channel, world } = await openPage(t);
  const act = (who: string, path: string, body: object, method = 'PATCH') =>
    control('POST', `/people/${person(who).id}/administer`, { method, path, body });
  const { body: role } = await act('ada', `/guilds/${guild.id}/roles`, { name: script, hoist: true, color: 1 }, 'POST');
  await act('ada', `/guilds/${guild.id}/members/${person('ben').id}`, { nick: '<b onclick=alert(1)>Ben</b>' });
  await act('ada', `/guilds/${guild.id}/members/${person('ben').id}/roles/${role.id}`, {}, 'PUT');
  await act('ada', `/guilds/${guild.id}`, { name: script });
  await act('ada', `/channels/${channel('general').id}`, { topic: script });
  await control('POST', `/people/${person('ben').id}/write`, {
    channel: channel('general').id,
    content: `<@&${role.id}>`,
  });
  const ben = await as('ben');

  await ben.getByRole('heading', { name: `${script} — 1` }).waitFor();
  await ben.getByRole('article', { name: /^<b onclick/ }).waitFor();

  assert.equal(await ben.locator('b, body script:not([src]), img').count(), 0);
  assert.equal(world.state.guilds.get(guild.id)?.name, script);
});

test('an embed that is as large as can be stays in its place, and leads nowhere but to the web', async (t) => {
  const { as, client, channel } = await openPage(t);
  const general = await client.channels.fetch(channel('general').id);
  assert.ok(general?.type === ChannelType.GuildText);
  const long = 'x'.repeat(1_000);
  const embed = new EmbedBuilder()
    .setTitle(long.slice(0, 256))
    .setDescription(`[a](javascript:alert(1)) ${'**'.repeat(500)} ${'> '.repeat(200)}${'||'.repeat(300)}`)
    .addFields(
      Array.from({ length: 25 }, (_, place) => ({
        name: `${place}${long.slice(0, 60)}`,
        value: long.slice(0, 80),
        inline: true,
      })),
    );
  await general.send({ embeds: [embed] });
  const phone = await as('ben', { viewport: { width: 360, height: 740 } });

  const shown = phone.getByRole('article', { name: /^x+$/ });
  await shown.waitFor();

  assert.ok(await phone.evaluate('document.documentElement.scrollWidth <= innerWidth'));
  assert.ok(await phone.getByRole('log').evaluate((list: Anything) => list.scrollWidth <= list.clientWidth));
  assert.equal(await shown.getByRole('link').count(), 0);
});

test('what is written from right to left turns nothing else around', async (t) => {
  const { as, control, person, guild, channel } = await openPage(t);
  await control('POST', `/people/${person('ben').id}/rename`, { guild: guild.id, nick: `${turned}neB` });
  const at = { channel: channel('general').id };
  const file = { filename: `tea${turned}gnp.exe`, contentType: null, content: 'bWlsaw==' };
  await control('POST', `/people/${person('ben').id}/write`, { ...at, content: `${turned}olleh`, files: [file] });
  const mia = await as('mia');
  const said = mia.getByRole('log').getByRole('article');
  await said.waitFor();
  await control('POST', `/people/${person('ben').id}/type`, at);

  const typing = mia.getByRole('status').getByText('is typing…');
  await typing.waitFor();
  const [name, words] = await typing.evaluate((line: Anything) => {
    const range = line.ownerDocument.createRange();
    range.selectNodeContents(line.lastChild);
    return [line.firstChild.getBoundingClientRect().left, range.getBoundingClientRect().left];
  });
  assert.ok(name < words, 'the name stands before what it does');
  await said.getByRole('link', { name: /teagnp\.exe/ }).waitFor();
});

test('what is uploaded can run nothing, wherever it is opened', async (t) => {
  const { as, control, person, channel } = await openPage(t);
  const page = Buffer.from('<script>document.title = "run"</script>').toString('base64');
  const file = { filename: 'page.html', contentType: 'text/html', content: page };
  await control('POST', `/people/${person('ben').id}/write`, { channel: channel('general').id, files: [file] });
  const ben = await as('ben');
  const address = await ben.getByRole('link', { name: /page\.html/ }).getAttribute('href');

  const answer = await fetch(address!);

  assert.match(answer.headers.get('content-security-policy') ?? '', /sandbox/);
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
});
