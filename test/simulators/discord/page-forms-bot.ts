import {
  ChannelSelectMenuBuilder,
  type ChatInputCommandInteraction,
  CheckboxBuilder,
  CheckboxGroupBuilder,
  type Client,
  Events,
  FileUploadBuilder,
  type Interaction,
  LabelBuilder,
  MentionableSelectMenuBuilder,
  ModalBuilder,
  type ModalSubmitInteraction,
  RadioGroupBuilder,
  RoleSelectMenuBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
  UserSelectMenuBuilder,
} from 'discord.js';

const kinds = new SlashCommandBuilder()
  .setName('kinds')
  .setDescription('One option of each kind')
  .addStringOption((it) => it.setName('string').setDescription('Words').setRequired(true))
  .addIntegerOption((it) => it.setName('integer').setDescription('A count').setRequired(true))
  .addNumberOption((it) => it.setName('number').setDescription('A measure').setRequired(true))
  .addBooleanOption((it) => it.setName('boolean').setDescription('Yes or no').setRequired(true))
  .addUserOption((it) => it.setName('user').setDescription('Somebody').setRequired(true))
  .addRoleOption((it) => it.setName('role').setDescription('A role').setRequired(true))
  .addChannelOption((it) => it.setName('channel').setDescription('A channel').setRequired(true))
  .addMentionableOption((it) => it.setName('mentionable').setDescription('Anybody').setRequired(true))
  .addAttachmentOption((it) => it.setName('attachment').setDescription('A file').setRequired(true));

const tea = new SlashCommandBuilder()
  .setName('tea')
  .setDescription('About tea')
  .addSubcommand((it) => it.setName('list').setDescription('All teas'))
  .addSubcommandGroup((group) =>
    group
      .setName('green')
      .setDescription('About green tea')
      .addSubcommand((it) => it.setName('brew').setDescription('Brews green tea')),
  );

const form = new SlashCommandBuilder()
  .setName('form')
  .setDescription('A form')
  .addStringOption((it) =>
    it
      .setName('of')
      .setDescription('Which fields')
      .setRequired(true)
      .addChoices(...['words', 'entities', 'boxes'].map((name) => ({ name, value: name }))),
  );

const label = (name: string) => new LabelBuilder().setLabel(name);
const choices = ['milk', 'lemon', 'sugar'].map((value) => ({ label: value, value }));

/** All fields that a form can have; five fit into one. */
const forms: Record<string, ModalBuilder> = {
  words: new ModalBuilder()
    .setCustomId('words')
    .setTitle('Words')
    .addTextDisplayComponents(new TextDisplayBuilder().setContent('Please fill in **all** of it.'))
    .addLabelComponents(
      label('Short').setTextInputComponent(
        new TextInputBuilder().setCustomId('short').setStyle(TextInputStyle.Short).setMaxLength(20),
      ),
      label('Long').setTextInputComponent(
        new TextInputBuilder().setCustomId('long').setStyle(TextInputStyle.Paragraph).setValue('As it was.'),
      ),
      label('Choice').setStringSelectMenuComponent(
        new StringSelectMenuBuilder().setCustomId('choice').setOptions(choices),
      ),
      label('File').setFileUploadComponent(new FileUploadBuilder().setCustomId('file').setRequired(true)),
    ),
  entities: new ModalBuilder()
    .setCustomId('entities')
    .setTitle('Entities')
    .addLabelComponents(
      label('User').setUserSelectMenuComponent(new UserSelectMenuBuilder().setCustomId('user')),
      label('Role').setRoleSelectMenuComponent(new RoleSelectMenuBuilder().setCustomId('role')),
      label('Anybody').setMentionableSelectMenuComponent(new MentionableSelectMenuBuilder().setCustomId('anybody')),
      label('Channel').setChannelSelectMenuComponent(new ChannelSelectMenuBuilder().setCustomId('channel')),
    ),
  boxes: new ModalBuilder()
    .setCustomId('boxes')
    .setTitle('Boxes')
    .addLabelComponents(
      label('One of them').setRadioGroupComponent(new RadioGroupBuilder().setCustomId('radio').setOptions(choices)),
      label('Some of them').setCheckboxGroupComponent(
        new CheckboxGroupBuilder().setCustomId('boxes').setOptions(choices).setMaxValues(3),
      ),
      label('Agreed').setCheckboxComponent(new CheckboxBuilder().setCustomId('agreed')),
    ),
};

/** A bot that asks for everything that can be asked for, and tells what it was given. */
export async function askForEverything(client: Client<true>, guildId: string): Promise<unknown[]> {
  const failures: unknown[] = [];
  await client.application.commands.set([kinds, tea, form], guildId);
  client.on(Events.InteractionCreate, (it) => void answer(it).catch((error) => failures.push(error)));
  return failures;
}

async function answer(it: Interaction): Promise<unknown> {
  if (it.isModalSubmit()) return it.reply(`Given: ${givenIn(it)}`);
  if (!it.isChatInputCommand()) return null;
  if (it.commandName === 'kinds') return it.reply(`Given: ${optionsOf(it)}`);
  if (it.commandName === 'form') return it.showModal(forms[it.options.getString('of', true)]!);
  return it.reply(`Asked: ${[it.options.getSubcommandGroup(), it.options.getSubcommand()].filter(Boolean).join(' ')}`);
}

const optionsOf = ({ options }: ChatInputCommandInteraction): string =>
  options.data
    .map(({ name, value, user, role, channel, attachment }) => {
      const named = user?.username ?? role?.name ?? channel?.name ?? attachment?.name ?? value;
      return `${name} ${named}`;
    })
    .join(', ');

function givenIn({ fields }: ModalSubmitInteraction): string {
  return [...fields.fields.values()]
    .map((field) => {
      const { customId } = field;
      const files = 'attachments' in field ? [...(field.attachments?.values() ?? [])] : [];
      if (files.length > 0) return `${customId} ${files.map(({ name }) => name)}`;
      if ('values' in field) return `${customId} ${namesIn(field as never) ?? field.values}`;
      return `${customId} ${'value' in field ? field.value : ''}`;
    })
    .join(', ');
}

type Chosen = Partial<Record<'users' | 'roles' | 'channels', Map<string, { username?: string; name?: string }>>>;

function namesIn({ users, roles, channels }: Chosen): string | null {
  const all = [users, roles, channels].flatMap((it) => [...(it?.values() ?? [])]);
  return all.length > 0 ? all.map(({ username, name }) => username ?? name).join(' ') : null;
}
