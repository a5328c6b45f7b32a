import {
  ApplicationCommandType,
  MessageFlags as Flags,
  InteractionType,
  MessageReferenceType,
  MessageType,
} from 'discord-api-types/v10';
import { setArchived } from '../channels/archive.ts';
import { unknownChannel, unknownMessage } from '../http/api-error.ts';
import { type Draft, draftOf, type Sent, type Writer } from '../messages/draft.ts';
import { createMessage } from '../messages/keep.ts';
import { nothingYet } from '../messages/wording.ts';
import type { Channel, InteractionOrigin, Message, Snowflake } from '../state/rows.ts';
import { fields } from '../validation/compound.ts';
import { defaulting, optional } from '../validation/field.ts';
import { choice } from '../validation/kinds.ts';
import { readBody } from '../validation/read.ts';
import type { World } from '../world.ts';
import type { Interaction } from './interactions.ts';

/** Where it is answered, and in whose name. */
export function writerOf(
  world: World,
  { applicationId, channelId }: Interaction,
): { channel: Channel; writer: Writer } {
  const { state } = world;
  const channel = state.channels.get(channelId);
  if (!channel) throw unknownChannel();
  const { botId } = state.applications.get(applicationId)!;
  const guild = state.guilds.get(channel.guildId ?? '');
  const member = guild && state.members.get(guild.id)?.get(botId);
  const standing = guild && member ? { guild, member } : null;
  return { channel, writer: { userId: botId, applicationId, webhook: null, standing, isAnswer: true } };
}

/** A message that answers: the first one, or one that follows it. */
export function writeAnswer(world: World, interaction: Interaction, sent: Sent, which: 'first' | 'follow-up'): Message {
  const { channel, writer } = writerOf(world, interaction);
  const draft = draftOf(world, sent, writer, channel);
  if (channel.thread?.archived) setArchived(world, channel, false);
  return createMessage(world, { ...draft, ...originOf(world, interaction, draft.flags, which) });
}

/** A promise of a message, which the person sees as such. Whether it is for this person alone is settled here. */
export function think(world: World, interaction: Interaction, { body }: Sent): Message {
  const onlyEphemeral = defaulting(choice([0, Flags.Ephemeral]), 0);
  const { flags = 0 } = readBody({ data: body }, { data: fields({ flags: optional(onlyEphemeral) }) }).data;
  const { channel, writer } = writerOf(world, interaction);
  if (channel.thread?.archived) setArchived(world, channel, false);
  return createMessage(world, {
    ...blank,
    ...{ channelId: channel.id, guildId: channel.guildId, authorId: writer.userId },
    ...{ applicationId: writer.applicationId, flags: flags | Flags.Loading },
    ...originOf(world, interaction, flags, 'first'),
  });
}

const blank = { ...nothingYet, webhook: null, tts: false, nonce: null, snapshot: null, poll: null };

/** What the message says of where it comes from. */
function originOf(world: World, interaction: Interaction, flags: number, which: 'first' | 'follow-up') {
  const { userId, messageId } = interaction;
  const isForOne = (flags & Flags.Ephemeral) !== 0;
  const before = which === 'first' ? messageId : interaction.answerId;
  const reference = before === null ? null : referenceTo(world, interaction, before, isForOne);
  return {
    type: reference ? MessageType.Reply : typeOf(interaction, which),
    reference,
    interaction: toldOf(interaction),
    onlyFor: isForOne ? userId : null,
  } satisfies Partial<Draft>;
}

/** What the person did; of a form, also what opened it. */
const toldOf = ({ id, type, userId, command, messageId, sends }: Interaction): InteractionOrigin => ({
  ...{ id, type, userId, name: command?.name ?? null, messageId },
  ...(sends && { openedBy: toldOf(sends) }),
});

/** Nothing that others read points to what one person alone sees. */
function referenceTo(
  { state }: World,
  { channelId, guildId }: Interaction,
  messageId: Snowflake,
  isForOne: boolean,
): Message['reference'] {
  const message = state.messages.get(channelId)?.get(messageId);
  const isShown = message && (isForOne || message.onlyFor === null);
  return isShown ? { messageId, channelId, guildId, type: MessageReferenceType.Default } : null;
}

function typeOf({ type, command }: Interaction, which: 'first' | 'follow-up'): MessageType {
  if (which === 'follow-up' || type !== InteractionType.ApplicationCommand) return MessageType.Default;
  return command?.type === ApplicationCommandType.ChatInput
    ? MessageType.ChatInputCommand
    : MessageType.ContextMenuCommand;
}

/** The message whose component was used; null where it is gone. */
export const sourceOf = ({ state }: World, { channelId, messageId }: Interaction): Message | null =>
  state.messages.get(channelId)?.get(messageId ?? '') ?? null;

export function requireSource(world: World, interaction: Interaction): Message {
  const message = sourceOf(world, interaction);
  if (!message) throw unknownMessage();
  return message;
}
