import {
  ActionRowBuilder,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  type Client,
  ContextMenuCommandBuilder,
  EmbedBuilder,
  Events,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';

const teas = ['Green', 'Black', 'White', 'Oolong'];

const order = new SlashCommandBuilder()
  .setName('order')
  .setDescription('Orders a pot of tea')
  .addStringOption((it) => it.setName('tea').setDescription('Which one').setRequired(true).setAutocomplete(true))
  .addStringOption((it) =>
    it
      .setName('size')
      .setDescription('How much')
      .setRequired(true)
      .addChoices({ name: 'A cup', value: 'cup' }, { name: 'A pot', value: 'pot' }),
  )
  .addIntegerOption((it) => it.setName('spoons').setDescription('Of sugar').setMaxValue(5))
  .addUserOption((it) => it.setName('for').setDescription('Who drinks it'));

const commands = [
  order,
  new SlashCommandBuilder().setName('silent').setDescription('Is never answered'),
  new SlashCommandBuilder().setName('wrong').setDescription('Does what Discord refuses'),
  new SlashCommandBuilder().setName('brew').setDescription('Takes its time'),
  new ContextMenuCommandBuilder().setName('Quote').setType(ApplicationCommandType.Message),
  new ContextMenuCommandBuilder().setName('Greet').setType(ApplicationCommandType.User),
];

const button = (id: string, label: string, style: ButtonStyle) =>
  new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(style);
const buttons = new ActionRowBuilder<ButtonBuilder>().addComponents(
  button('note', 'Add a note', ButtonStyle.Primary),
  button('bill', 'Show me the bill', ButtonStyle.Secondary),
);
const extras = new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
  new StringSelectMenuBuilder()
    .setCustomId('extras')
    .setPlaceholder('Anything with it?')
    .addOptions({ label: 'Milk', value: 'milk', emoji: '🥛' }, { label: 'Lemon', value: 'lemon', emoji: '🍋' }),
);
const note = new ModalBuilder()
  .setCustomId('note')
  .setTitle('A note for the kitchen')
  .addLabelComponents(
    new LabelBuilder()
      .setLabel('What should they know?')
      .setTextInputComponent(new TextInputBuilder().setCustomId('words').setStyle(TextInputStyle.Paragraph)),
  );

/** A bot as anybody would write it, which serves tea. */
export async function serveTea(client: Client<true>, guildId: string): Promise<unknown[]> {
  const failures: unknown[] = [];
  await client.application.commands.set(commands, guildId);
  client.on(Events.InteractionCreate, (it) => void serve(it).catch((error) => failures.push(error)));
  return failures;
}

async function serve(it: Interaction): Promise<unknown> {
  if (it.isAutocomplete()) {
    const wanted = it.options.getFocused().toLowerCase();
    const found = teas.filter((tea) => tea.toLowerCase().startsWith(wanted));
    return it.respond(found.map((tea) => ({ name: `${tea} tea`, value: tea })));
  }
  if (it.isChatInputCommand() && it.commandName === 'order') {
    const [tea, size] = [it.options.getString('tea', true), it.options.getString('size', true)];
    const embed = new EmbedBuilder()
      .setTitle(`${tea} tea is coming`)
      .setDescription(`For ${it.user}: *please* **wait**.`)
      .setColor(0x2e8f4e)
      .addFields({ name: 'Size', value: size, inline: true }, { name: 'Table', value: '`7`', inline: true });
    return it.reply({ embeds: [embed], components: [buttons, extras] });
  }
  if (it.isChatInputCommand() && it.commandName === 'wrong') return it.reply({ content: 'x'.repeat(2_001) });
  if (it.isChatInputCommand() && it.commandName === 'brew') return it.deferReply();
  if (it.isMessageContextMenuCommand()) return it.reply(`> ${it.targetMessage.content}`);
  if (it.isUserContextMenuCommand()) return it.reply(`Hello ${it.targetUser}!`);
  if (it.isStringSelectMenu()) return it.reply({ content: `With ${it.values}.`, flags: MessageFlags.Ephemeral });
  if (it.isButton() && it.customId === 'note') return it.showModal(note);
  if (it.isButton()) return it.reply({ content: 'It is on the house.', flags: MessageFlags.Ephemeral });
  return it.isModalSubmit() ? it.reply(`Noted: ${it.fields.getTextInputValue('words')}`) : null;
}
