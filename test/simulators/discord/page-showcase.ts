import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  ChannelSelectMenuBuilder,
  ContainerBuilder,
  EmbedBuilder,
  FileBuilder,
  MediaGalleryBuilder,
  MentionableSelectMenuBuilder,
  type MessageActionRowComponentBuilder,
  type MessageCreateOptions,
  MessageFlags,
  RoleSelectMenuBuilder,
  SectionBuilder,
  SeparatorBuilder,
  SeparatorSpacingSize,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  ThumbnailBuilder,
  UserSelectMenuBuilder,
} from 'discord.js';

const row = (...parts: MessageActionRowComponentBuilder[]) =>
  new ActionRowBuilder<MessageActionRowComponentBuilder>().addComponents(parts);
const button = (label: string, style: Exclude<ButtonStyle, ButtonStyle.Link | ButtonStyle.Premium>) =>
  new ButtonBuilder().setCustomId(label.toLowerCase()).setLabel(label).setStyle(style);
const link = new ButtonBuilder().setLabel('Menu').setStyle(ButtonStyle.Link).setURL('https://example.org/menu');

/** A picture of two colours, as large as is wanted: 24 bits a point, lines from below, each of whole words. */
export function pictureOf(width: number, height: number): Buffer {
  const stride = Math.ceil((width * 3) / 4) * 4;
  const file = Buffer.alloc(54 + stride * height);
  file.write('BM');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      file.set((x * height) / width > y ? [0x4e, 0x8f, 0x2e] : [0x9e, 0x5f, 0x1b], 54 + y * stride + x * 3);
  }
  return file;
}

const picture = (name: string, width = 300, height = 200) =>
  new AttachmentBuilder(pictureOf(width, height), { name, description: `A picture called ${name}` });

const markdown = `# Teas of the week
## Green
-# The small print
**Bold**, *slanted*, __underlined__, ~~struck~~, ||hidden||, \`code\`.
> Somebody has said so.
- one
  - one and a half
- two
1. first
2. second
\`\`\`js
const tea = 'green';
\`\`\`
See [the menu](https://example.org/menu) or <https://example.org>, <t:1700000000:D>, @everyone.`;

const embed = () =>
  new EmbedBuilder()
    .setAuthor({ name: 'The kitchen', iconURL: 'attachment://icon.bmp', url: 'https://example.org/kitchen' })
    .setTitle('Green tea is coming')
    .setURL('https://example.org/tea')
    .setDescription('Wait a *moment*: **it brews**.\n- warm the pot\n- two spoons')
    .setColor(0x2e8f4e)
    .addFields(
      { name: 'Size', value: 'A pot', inline: true },
      { name: 'Table', value: '`7`', inline: true },
      { name: 'For', value: 'two', inline: true },
      { name: 'To know', value: 'Milk stands on the table. '.repeat(4) },
    )
    .setThumbnail('attachment://icon.bmp')
    .setImage('attachment://pot.bmp')
    .setFooter({ text: 'The Tea House', iconURL: 'attachment://icon.bmp' })
    .setTimestamp(Date.UTC(2026, 4, 1));

const container = () =>
  new ContainerBuilder()
    .setAccentColor(0xe0872a)
    .addTextDisplayComponents(new TextDisplayBuilder().setContent('## The menu\nAll of it **fresh**.'))
    .addSectionComponents(
      new SectionBuilder()
        .addTextDisplayComponents(
          new TextDisplayBuilder().setContent('**Sencha**'),
          new TextDisplayBuilder().setContent('-# From Japan'),
        )
        .setThumbnailAccessory(new ThumbnailBuilder().setURL('attachment://icon.bmp').setDescription('A cup')),
    )
    .addSectionComponents(
      new SectionBuilder()
        .addTextDisplayComponents(new TextDisplayBuilder().setContent('**Assam**'))
        .setButtonAccessory(button('Order', ButtonStyle.Success)),
    )
    .addSeparatorComponents(new SeparatorBuilder().setDivider(true).setSpacing(SeparatorSpacingSize.Large))
    .addMediaGalleryComponents(
      new MediaGalleryBuilder().addItems(
        { media: { url: 'attachment://pot.bmp' }, description: 'A pot' },
        { media: { url: 'attachment://icon.bmp' }, description: 'A secret', spoiler: true },
        { media: { url: 'attachment://wide.bmp' }, description: 'A long table' },
      ),
    )
    .addFileComponents(new FileBuilder().setURL('attachment://list.txt'))
    .addActionRowComponents((it) => it.addComponents(button('Reserve', ButtonStyle.Primary), link));

/** One of everything that a bot can write, each by its name. */
export const showcase = {
  markdown: () => ({ content: markdown }),
  embed: () => ({ embeds: [embed()], files: [picture('icon.bmp', 64, 64), picture('pot.bmp')] }),
  buttons: () => ({
    content: 'Buttons of all kinds',
    components: [
      row(
        button('Primary', ButtonStyle.Primary),
        button('Secondary', ButtonStyle.Secondary),
        button('Success', ButtonStyle.Success).setEmoji('🍵'),
        button('Danger', ButtonStyle.Danger),
        link,
      ),
      row(button('Closed', ButtonStyle.Primary).setDisabled(true)),
    ],
  }),
  selects: () => ({
    content: 'Selects of all kinds',
    components: [
      row(
        new StringSelectMenuBuilder()
          .setCustomId('teas')
          .setPlaceholder('Which teas?')
          .setMaxValues(2)
          .addOptions(
            { label: 'Green', value: 'green', description: 'Mild', emoji: '🍵' },
            { label: 'Black', value: 'black', description: 'Strong' },
            { label: 'White', value: 'white' },
          ),
      ),
      row(new UserSelectMenuBuilder().setCustomId('user').setPlaceholder('Which user?')),
      row(new RoleSelectMenuBuilder().setCustomId('role').setPlaceholder('Which role?')),
      row(new MentionableSelectMenuBuilder().setCustomId('mentionable').setPlaceholder('Who or what?')),
      row(new ChannelSelectMenuBuilder().setCustomId('channel').setPlaceholder('Which channel?')),
    ],
  }),
  laidOut: () => ({
    flags: MessageFlags.IsComponentsV2,
    components: [new TextDisplayBuilder().setContent('Above the box'), container()],
    files: [
      ...[picture('icon.bmp', 64, 64), picture('pot.bmp'), picture('wide.bmp', 400, 120)],
      new AttachmentBuilder(Buffer.from('milk'), { name: 'list.txt' }),
    ],
  }),
  files: () => ({
    content: 'Files of all kinds',
    files: [
      picture('table.bmp', 500, 300),
      picture('cup.bmp', 200, 300),
      new AttachmentBuilder(pictureOf(200, 200), { name: 'SPOILER_end.bmp' }),
      new AttachmentBuilder(Buffer.from('milk and sugar'), { name: 'list.txt' }),
    ],
  }),
  poll: () => ({
    poll: {
      question: { text: 'Which tea today?' },
      answers: [{ text: 'Green', emoji: '🍵' }, { text: 'Black' }, { text: 'None at all' }],
      duration: 24,
      allowMultiselect: false,
    },
  }),
} satisfies Record<string, () => MessageCreateOptions>;
