import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  Client,
  Events,
  GatewayIntentBits,
  LabelBuilder,
  ModalBuilder,
  SlashCommandBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';

const { GuildMessages, Guilds, MessageContent } = GatewayIntentBits;
const client = new Client({
  intents: [Guilds, GuildMessages, MessageContent],
  rest: { api: process.env['API'] ?? '' },
});

const tea = new SlashCommandBuilder()
  .setName('tea')
  .setDescription('Serves tea')
  .addStringOption((kind) =>
    kind
      .setName('kind')
      .setDescription('Which')
      .setRequired(true)
      .addChoices({ name: 'Green', value: 'green' }, { name: 'Black', value: 'black' }),
  )
  .addIntegerOption((cups) => cups.setName('cups').setDescription('How many').setMinValue(1).setMaxValue(9));
const sugar = new ButtonBuilder().setCustomId('sugar').setLabel('Sugar?').setStyle(ButtonStyle.Primary);
const amount = new TextInputBuilder().setCustomId('amount').setStyle(TextInputStyle.Short).setMaxLength(20);
const form = new ModalBuilder()
  .setCustomId('sugar')
  .setTitle('Sugar')
  .addLabelComponents(new LabelBuilder().setLabel('How much?').setTextInputComponent(amount));

client.once(Events.ClientReady, (ready) => ready.application.commands.set([tea]));

client.on(Events.MessageCreate, async (message) => {
  if (!message.author.bot && message.content.includes('tea')) await message.react('🍵');
});

client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isChatInputCommand()) {
    const { options } = interaction;
    const content = `${options.getInteger('cups') ?? 1} × ${options.getString('kind', true)}`;
    await interaction.reply({ content, components: [new ActionRowBuilder<ButtonBuilder>().addComponents(sugar)] });
  } else if (interaction.isButton()) await interaction.showModal(form);
  else if (interaction.isModalSubmit())
    await interaction.reply(`With ${interaction.fields.getTextInputValue('amount')}`);
});

client.on(Events.Error, (error) => console.log(error.message));

await client.login(process.env['TOKEN']);
