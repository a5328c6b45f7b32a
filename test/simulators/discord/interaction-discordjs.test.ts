import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import {
  ActionRowBuilder,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  type ChatInputCommandInteraction,
  type Client,
  ContextMenuCommandBuilder,
  DiscordAPIError,
  Events,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
  UserSelectMenuBuilder,
} from 'discord.js';
import { type Anything, eventually, logIn, openDiscord } from './fixture.ts';
import { peopleOf } from './interaction-fixture.ts';

const order = new SlashCommandBuilder()
  .setName('order')
  .setDescription('Orders tea')
  .addStringOption((it) => it.setName('tea').setDescription('Which').setRequired(true).setAutocomplete(true))
  .addUserOption((it) => it.setName('for').setDescription('Whom'))
  .addChannelOption((it) => it.setName('to').setDescription('Where'));

/** A bot as anybody would write it, and people. */
async function openClient(t: TestContext, onInteraction: (interaction: Interaction<'cached'>) => Promise<unknown>) {
  const opened = await openDiscord(t);
  const { application, guild, channel } = opened;
  const client = await logIn(t, opened);
  const failures: unknown[] = [];
  client.on(Events.InteractionCreate, (it) => {
    onInteraction(it as Interaction<'cached'>).catch((error) => failures.push(error));
  });
  await client.application.commands.set([order.toJSON()], guild.id);
  const people = peopleOf(opened);
  const general = channel('general').id;
  const seen = (name: string): Promise<Anything[]> => people.look(name, `channels/${general}/messages`);
  return {
    ...opened,
    ...people,
    client: client as Client<true>,
    application,
    general,
    failures,
    seen,
    order: (name: string, options: object = { tea: 'green' }) =>
      people.act(name, 'command', { channel: general, command: 'order', options }),
    said: async (name: string, ...contents: string[]) => {
      const now = async () => (await seen(name)).map(({ content }) => content);
      await eventually(
        `${name} reads ${contents.join(', ')}`,
        async () => (await now()).join() === contents.join(),
      ).catch(async (error) => assert.deepEqual(await now(), contents, `${error.message} ${failures.map(String)}`));
    },
  };
}

const asCommand = (it: Interaction) => it as ChatInputCommandInteraction<'cached'>;

test('a command that was registered is answered, edited, followed up and read again', async (t) => {
  const { order, said } = await openClient(t, async (it) => {
    const command = asCommand(it);
    const { resource } = await command.reply({ content: command.options.getString('tea', true), withResponse: true });
    const fetched = await command.fetchReply();
    await command.editReply(`${fetched.id === resource?.message?.id} ${fetched.content}`);
    const more = await command.followUp('And milk?');
    await command.webhook.editMessage(more, 'And sugar?');
  });

  await order('ben');

  await said('mia', 'true green', 'And sugar?');
});

test('whom and where an option names is known to discord.js in full', async (t) => {
  const { order, said, person, channel } = await openClient(t, async (it) => {
    const { options, member, channel: place, inCachedGuild } = asCommand(it);
    const [whom, where] = [options.getMember('for'), options.getChannel('to')];
    const mayWrite = member.permissions.has('SendMessages') && it.appPermissions.has('Administrator');
    assert.ok(inCachedGuild);
    await asCommand(it).reply([whom?.user.username, where?.name, place?.name, mayWrite].join(' '));
  });

  await order('ben', { tea: 'x', for: person('ann').id, to: channel('announcements').id });

  await said('ben', 'ann announcements general true');
});

test('a promise of an answer that is for one person stays for that person', async (t) => {
  const { order, said, seen } = await openClient(t, async (it) => {
    await asCommand(it).deferReply({ flags: MessageFlags.Ephemeral });
    await asCommand(it).editReply('Only you.');
    await asCommand(it).followUp({ content: 'You too.', flags: MessageFlags.Ephemeral });
  });

  await order('ben');

  await said('ben', 'Only you.', 'You too.');
  assert.deepEqual(await seen('mia'), []);
});

test('an answer is deleted', async (t) => {
  const { order, said, failures } = await openClient(t, async (it) => {
    await asCommand(it).reply('Forget it.');
    await asCommand(it).deleteReply();
    await asCommand(it).followUp('Forgotten.');
  });

  await order('ben');

  await said('ben', 'Forgotten.');
  assert.deepEqual(failures, []);
});

test('an option is completed by what the bot responds', async (t) => {
  const { act, look, general } = await openClient(t, async (it) => {
    if (!it.isAutocomplete()) return;
    const typed = it.options.getFocused();
    await it.respond(
      ['green', 'black'].filter((tea) => tea.startsWith(typed)).map((tea) => ({ name: tea, value: tea })),
    );
  });

  const asked = { channel: general, command: 'order', focused: 'tea', options: { tea: 'gr' } };
  const { id } = await act('ben', 'autocomplete', asked);

  const choices = await eventually(
    'choices come',
    async () => (await look('ben', 'interactions')).find((it: Anything) => it.id === id).choices,
  );
  assert.deepEqual(choices, [{ name: 'green', value: 'green' }]);
});

test('buttons change their message at once or later, and selects tell what was picked', async (t) => {
  const buttons = new ActionRowBuilder<ButtonBuilder>().addComponents(
    new ButtonBuilder().setCustomId('now').setLabel('Now').setStyle(ButtonStyle.Primary),
    new ButtonBuilder().setCustomId('later').setLabel('Later').setStyle(ButtonStyle.Secondary),
  );
  const texts = new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
    new StringSelectMenuBuilder().setCustomId('teas').addOptions({ label: 'Green', value: 'green' }),
  );
  const users = new ActionRowBuilder<UserSelectMenuBuilder>().addComponents(
    new UserSelectMenuBuilder().setCustomId('who'),
  );
  const { order, act, said, seen, general, person } = await openClient(t, async (it) => {
    if (it.isChatInputCommand()) await it.reply({ content: 'Well?', components: [buttons, texts, users] });
    if (it.isButton() && it.customId === 'now') await it.update('Now.');
    if (it.isButton() && it.customId === 'later') {
      await it.deferUpdate();
      await it.editReply('Later.');
    }
    if (it.isStringSelectMenu()) await it.update(`Picked ${it.values}`);
    if (it.isUserSelectMenu()) await it.update(`Picked ${it.members.first()?.displayName}`);
  });
  await order('ben');
  await said('ben', 'Well?');
  const at = { channel: general, message: (await seen('ben'))[0].id };

  for (const [deed, more, content] of [
    ['click', { customId: 'now' }, 'Now.'],
    ['click', { customId: 'later' }, 'Later.'],
    ['choose', { customId: 'teas', values: ['green'] }, 'Picked green'],
    ['choose', { customId: 'who', values: [person('mia').id] }, 'Picked Mia'],
  ] as const) {
    await act('mia', deed, { ...at, ...more });
    await said('mia', content);
  }
});

test('a modal is shown, waited for, and answered', async (t) => {
  const modal = new ModalBuilder()
    .setCustomId('form')
    .setTitle('A form')
    .addLabelComponents(
      new LabelBuilder()
        .setLabel('Why?')
        .setTextInputComponent(new TextInputBuilder().setCustomId('why').setStyle(TextInputStyle.Short)),
      new LabelBuilder().setLabel('Who?').setUserSelectMenuComponent(new UserSelectMenuBuilder().setCustomId('who')),
    );
  const { order, act, look, said, person } = await openClient(t, async (it) => {
    if (!it.isChatInputCommand()) return;
    await it.showModal(modal);
    const sent = await it.awaitModalSubmit({ time: 60_000 });
    const who = sent.fields.getSelectedUsers('who')?.first()?.username;
    await sent.reply(`${sent.fields.getTextInputValue('why')} ${who}`);
  });
  const { id } = await order('ben');
  await eventually('the form is open', async () => (await look('ben', 'modals')).length === 1);

  await act('ben', 'submit', { interaction: id, fields: { why: 'Because', who: [person('ann').id] } });

  await said('mia', 'Because ann');
});

test('menus of users and of messages are answered', async (t) => {
  const { client, act, said, general, guild, person } = await openClient(t, async (it) => {
    if (it.isUserContextMenuCommand()) await it.reply(`A user: ${it.targetMember?.displayName}`);
    if (it.isMessageContextMenuCommand()) await it.reply(`A message: ${it.targetMessage.content}`);
  });
  await client.application.commands.set(
    [
      new ContextMenuCommandBuilder().setName('Who is this').setType(ApplicationCommandType.User),
      new ContextMenuCommandBuilder().setName('What is this').setType(ApplicationCommandType.Message),
    ],
    guild.id,
  );
  const { id } = await act('mia', 'write', { channel: general, content: 'Tea!' });

  await act('ben', 'menu', { channel: general, command: 'What is this', type: 3, target: id });
  await said('ben', 'Tea!', 'A message: Tea!');
  await act('ben', 'menu', { channel: general, command: 'Who is this', type: 2, target: person('ann').id });
  await said('ben', 'Tea!', 'A message: Tea!', 'A user: Ann');
});

test('a second answer and a late one fail as discord.js tells them', async (t) => {
  const { order, failures, world, client } = await openClient(t, async () => undefined);
  const codes = async (deed: (it: ChatInputCommandInteraction) => Promise<unknown>) => {
    const heard = new Promise<Interaction>((resolve) => client.once(Events.InteractionCreate, resolve));
    await order('ben');
    const error = await deed(asCommand(await heard)).catch((it: unknown) => it);
    return error instanceof DiscordAPIError ? error.code : error;
  };

  const twice = await codes(async (it) => {
    await it.reply('Once.');
    const { id, token } = it;
    await it.client.rest.post(`/interactions/${id}/${token}/callback`, { body: { type: 5 }, auth: false });
  });
  const late = await codes(async (it) => {
    world.clock.advance(3_001);
    await it.reply('Late.');
  });
  const old = await codes(async (it) => {
    await it.reply('In time.');
    world.clock.advance(15 * 60_000);
    await it.editReply('Far too late.');
  });

  assert.deepEqual([twice, late, old], [40060, 10062, 50027]);
  assert.deepEqual(failures, []);
  assert.equal((await client.users.fetch(client.user.id, { force: true })).id, client.user.id, 'the token is kept');
});

test('a button of before the bot was started anew still reaches it', async (t) => {
  const opened = await openDiscord(t);
  const { channel } = opened;
  const { act, look } = peopleOf(opened);
  const general = channel('general').id;
  const first = await logIn(t, opened);
  const place = await first.channels.fetch(general);
  const button = new ButtonBuilder().setCustomId('old').setLabel('Old').setStyle(ButtonStyle.Primary);
  const components = [new ActionRowBuilder<ButtonBuilder>().addComponents(button)];
  const { id } = await (place as Anything).send({ content: 'Still here?', components });
  await first.destroy();
  // One bot identifies itself once in five seconds.
  opened.world.clock.advance(5_000);

  const second = await logIn(t, opened);
  second.on(Events.InteractionCreate, (it) => it.isButton() && void it.update('Still here.'));
  await act('ben', 'click', { channel: general, message: id, customId: 'old' });

  await eventually('the message is changed', async () => {
    const [message] = await look('ben', `channels/${general}/messages`);
    return message.content === 'Still here.';
  });
});
