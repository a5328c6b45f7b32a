import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { openPage } from './page-fixture.ts';
function png(w: number, h: number, color: (x: number, y: number) => [number, number, number]): Buffer {
  const crcT = Array.from({ length: 256 }, (_, n) => { let c = n; for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1; return c >>> 0; });
  const crc = (b: Buffer) => { let c = 0xffffffff; for (const x of b) c = crcT[(c ^ x) & 0xff]! ^ (c >>> 8); return (c ^ 0xffffffff) >>> 0; };
  const chunk = (t: string, d: Buffer) => { const l = Buffer.alloc(4); l.writeUInt32BE(d.length); const td = Buffer.concat([Buffer.from(t), d]); const c = Buffer.alloc(4); c.writeUInt32BE(crc(td)); return Buffer.concat([l, td, c]); };
  const ih = Buffer.alloc(13); ih.writeUInt32BE(w, 0); ih.writeUInt32BE(h, 4); ih[8] = 8; ih[9] = 2;
  const raw = Buffer.alloc(h * (1 + w * 3));
  for (let y = 0; y < h; y++) for (let x = 0; x < w; x++) { const [r, g, b] = color(x, y); raw.set([r, g, b], y * (1 + w * 3) + 1 + x * 3); }
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', ih), chunk('IDAT', deflateSync(raw)), chunk('IEND', Buffer.alloc(0))]);
}
const pic = (n: number) => ({ attachment: png(320, 200, (x, y) => [(x * n) % 256, (y * 2) % 256, (n * 70) % 256]), name: `p${n}.png` });
const S = '/tmp/shots-page/';
test('shots', async (t) => {
  const { as, client, channel, person, guild, ask, world } = await openPage(t);
  const general = client.channels.cache.get(channel('general').id) as any;
  const ann = channel('announcements').id;
  const annChannel = client.channels.cache.get(ann) as any;
  await annChannel.send({ flags: 32768, files: [pic(1), pic(2), pic(3), { attachment: Buffer.from('bill'), name: 'bill.txt' }], components: [
    { type: 10, content: '# Components V2\nText on top' },
    { type: 17, accent_color: 0xe67e22, components: [
      { type: 9, components: [{ type: 10, content: '### A section\nwith a thumbnail beside it' }, { type: 10, content: '-# and small print' }], accessory: { type: 11, media: { url: 'attachment://p1.png' } } },
      { type: 14, spacing: 2, divider: true },
      { type: 9, components: [{ type: 10, content: 'With a button' }], accessory: { type: 2, style: 3, label: 'Approve', custom_id: 'ok' } },
      { type: 12, items: [{ media: { url: 'attachment://p2.png' } }, { media: { url: 'attachment://p3.png' }, spoiler: true }] },
      { type: 13, file: { url: 'attachment://bill.txt' } },
      { type: 1, components: [{ type: 2, style: 4, label: 'Danger', custom_id: 'd' }, { type: 2, style: 5, label: 'Docs', url: 'https://example.org' }, { type: 2, style: 2, emoji: { name: '🍵' }, custom_id: 'e', disabled: true }] },
      { type: 1, components: [{ type: 5, custom_id: 'u', placeholder: 'Who?', max_values: 3 }] },
    ] },
  ] });
  await annChannel.send({ content: 'A poll', poll: { question: { text: 'Which tea?' }, answers: [{ text: 'Green', emoji: '🍵' }, { text: 'Black' }], duration: 24, allowMultiselect: false } });
  await general.send({ content: 'Two pictures', files: [pic(2), { attachment: pic(3).attachment, name: 'SPOILER_x.png' }], embeds: [{ author: { name: 'An author', url: 'https://example.org' }, title: 'A title', url: 'https://example.org', description: 'Some **words** and `code`\n- one\n- two', color: 0x9b59b6, fields: [{ name: 'A', value: '1', inline: true }, { name: 'B', value: '2', inline: true }, { name: 'C', value: '3', inline: true }, { name: 'Wide', value: 'A longer value that takes the whole of the width of the embed, as it is not inline' }], thumbnail: { url: 'attachment://p2.png' }, footer: { text: 'A footer' }, timestamp: new Date().toISOString() }] });
  const help = client.channels.cache.get(channel('help').id) as any;
  await help.threads.create({ name: 'The kettle is cold', message: { content: 'What to do?' } });
  await help.threads.create({ name: 'Which tea for guests', message: { content: 'They are many.' } });
  const th = await general.threads.create({ name: 'About biscuits' });
  await th.send('Crunchy.');
  const ada = await as('ada', {}, 'announcements');
  await ada.getByText('Components V2').waitFor();
  await ada.waitForTimeout(500);
  await ada.setViewportSize({ width: 1280, height: 1300 });
  await ada.waitForTimeout(300);
  await ada.screenshot({ path: `${S}11-v2.png` });
  await ada.setViewportSize({ width: 1280, height: 800 });
  await ada.getByRole('button', { name: 'general', exact: false }).first().click();
  await ada.getByText('Two pictures').waitFor();
  await ada.waitForTimeout(400);
  await ada.screenshot({ path: `${S}12-embed.png` });
  await ada.getByRole('button', { name: /help/ }).first().click();
  await ada.getByText('The kettle is cold').first().waitFor();
  await ada.screenshot({ path: `${S}13-forum.png` });
  await ada.getByRole('complementary').getByRole('button', { name: /Ann/ }).click();
  await ada.waitForTimeout(200);
  await ada.screenshot({ path: `${S}14-profile.png` });
  await ada.keyboard.press('Escape');
  await ada.getByRole('button', { name: /The Tea House/ }).last().click();
  await ada.getByRole('menuitem', { name: 'Roles' }).click();
  await ada.getByRole('dialog').waitFor();
  await ada.screenshot({ path: `${S}15-roles.png` });
  await ada.getByRole('button', { name: 'Close' }).click();
  await ada.getByRole('button', { name: 'Settings of the channel' }).click();
  await ada.getByRole('dialog').waitFor();
  await ada.screenshot({ path: `${S}16-channel.png` });
  await ada.getByRole('button', { name: 'Close' }).click();
  await ada.getByRole('button', { name: /You are Ada/ }).click();
  await ada.screenshot({ path: `${S}17-switch.png` });
  await ada.keyboard.press('Escape');
  const dark = await as('ben', { colorScheme: 'dark' }, 'announcements');
  await dark.getByText('Components V2').waitFor();
  await dark.getByRole('button', { name: /Who\?/ }).click();
  await dark.waitForTimeout(300);
  await dark.screenshot({ path: `${S}18-select-dark.png` });
  await dark.keyboard.press('Escape');
  await dark.getByRole('complementary').getByRole('button', { name: /Botyard/ }).click();
  await dark.getByRole('button', { name: 'Message', exact: true }).click();
  await dark.getByRole('textbox', { name: /Message @Botyard/ }).fill('Hello bot');
  await dark.keyboard.press('Enter');
  await dark.waitForTimeout(400);
  await dark.getByRole('button', { name: 'Inspector' }).click();
  await dark.getByRole('button', { name: /MESSAGE_CREATE/ }).first().click().catch(() => undefined);
  await dark.screenshot({ path: `${S}19-dm-inspector-dark.png` });
  const phone = await as('mia', { viewport: { width: 390, height: 844 } }, 'announcements');
  await phone.getByText('Components V2').waitFor();
  await phone.waitForTimeout(400);
  await phone.screenshot({ path: `${S}20-phone-light.png` });
  await phone.getByRole('button', { name: 'Members' }).click();
  await phone.waitForTimeout(400);
  await phone.screenshot({ path: `${S}21-phone-members.png` });
  await phone.getByRole('button', { name: 'Close the lists' }).click({ position: { x: 10, y: 400 } });
  await phone.getByRole('button', { name: 'Inspector' }).click();
  await phone.waitForTimeout(300);
  await phone.screenshot({ path: `${S}22-phone-inspector.png` });
  await phone.getByRole('button', { name: 'Close the inspector' }).click();
  await phone.getByRole('textbox', { name: /Message/ }).fill('/order');
  await phone.keyboard.press('Enter');
  await phone.waitForTimeout(500);
  await phone.screenshot({ path: `${S}23-phone-command.png` });
  await phone.getByRole('button', { name: 'Dark colours' }).click();
  await phone.screenshot({ path: `${S}24-phone-command-dark.png` });
});
