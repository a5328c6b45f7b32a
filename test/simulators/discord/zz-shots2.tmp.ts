import { test } from 'node:test';
import { openPage } from './page-fixture.ts';
const S = '/tmp/shots-page/';
test('shots', async (t) => {
  const { as, client, channel, guild } = await openPage(t);
  await client.application!.commands.set([{ name: 'form', description: 'Opens a form with everything in it' } as any, { name: 'tea', description: 'Teas', options: [{ type: 2, name: 'black', description: 'Black ones', options: [{ type: 1, name: 'assam', description: 'Strong', options: [{ type: 6, name: 'whom', description: 'For whom', required: true }, { type: 5, name: 'milk', description: 'With milk', required: true }, { type: 11, name: 'photo', description: 'A picture' }] }] }] } as any], guild.id);
  client.on('interactionCreate', async (it: any) => {
    if (it.isChatInputCommand() && it.commandName === 'form') await it.showModal({ custom_id: 'f', title: 'Tell us about your tea', components: [
      { type: 10, content: 'Some **words** before.' },
      { type: 18, label: 'Your name', description: 'As it stands on the cup', component: { type: 4, custom_id: 'a', style: 1, max_length: 30, placeholder: 'Ada' } },
      { type: 18, label: 'Which tea', component: { type: 3, custom_id: 'b', options: [{ label: 'Green', value: 'g', description: 'Fresh' }, { label: 'Black', value: 'b' }] } },
      { type: 18, label: 'How', component: { type: 21, custom_id: 'c', options: [{ label: 'Hot', value: 'h', description: 'As ever' }, { label: 'Iced', value: 'i' }] } },
      { type: 18, label: 'With', component: { type: 22, custom_id: 'd', required: false, options: [{ label: 'Milk', value: 'm' }, { label: 'Sugar', value: 's' }] } },
    ] }).catch(console.error);
  });
  const ben = await as('ben', { viewport: { width: 1280, height: 900 } });
  const f = ben.getByRole('textbox', { name: /^Message / });
  await f.fill('/form'); await ben.getByRole('option').first().waitFor(); await f.press('Enter'); await ben.keyboard.press('Enter');
  await ben.getByRole('dialog').waitFor();
  await ben.waitForTimeout(300);
  await ben.screenshot({ path: `${S}31-form.png` });
  await ben.getByRole('button', { name: /Make a selection/ }).click();
  await ben.waitForTimeout(200);
  await ben.screenshot({ path: `${S}32-form-select.png` });
  await ben.keyboard.press('Escape');
  await ben.getByRole('button', { name: 'Submit' }).click();
  await ben.waitForTimeout(400);
  await ben.screenshot({ path: `${S}33-form-refused.png` });
  await ben.getByRole('button', { name: 'Cancel' }).click();
  await f.fill('/tea'); await f.press('Enter');
  await ben.getByRole('combobox', { name: 'whom' }).waitFor();
  await ben.waitForTimeout(200);
  await ben.screenshot({ path: `${S}34-subcommand.png` });
  await ben.getByRole('button', { name: 'Leave the command' }).click();
  await f.fill('Hello @mi'); await ben.getByRole('option').first().waitFor();
  await ben.screenshot({ path: `${S}35-mention.png` });
  await ben.keyboard.press('Enter'); await ben.keyboard.press('Enter');
  const m = ben.getByRole('article', { name: /^Ben/ });
  await m.waitFor();
  await m.hover();
  await m.getByRole('button', { name: 'Add a reaction' }).click();
  await ben.waitForTimeout(200);
  await ben.screenshot({ path: `${S}36-emoji.png` });
  await ben.keyboard.press('Escape');
  await m.getByRole('button', { name: 'More' }).click();
  await ben.waitForTimeout(200);
  await ben.screenshot({ path: `${S}37-menu.png` });
  const phone = await as('mia', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  const pf = phone.getByRole('textbox', { name: /^Message / });
  await pf.fill('/form'); await phone.getByRole('option').first().waitFor(); await pf.press('Enter'); await phone.keyboard.press('Enter');
  await phone.getByRole('dialog').waitFor();
  await phone.waitForTimeout(300);
  await phone.screenshot({ path: `${S}38-phone-form.png` });
  const welcome = await (await t && ben.context()).newPage();
  await welcome.goto(new URL('/_page/', ben.url()).href);
  await welcome.getByRole('heading').waitFor();
  await welcome.screenshot({ path: `${S}39-welcome.png` });
});
