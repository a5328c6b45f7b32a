import { PermissionFlagsBits as Bits, MessageReferenceType, MessageType } from 'discord-api-types/v10';
import {
  type ApiError,
  historyForReply,
  invalidForm,
  missingPermissions,
  unreadableForward,
} from '../http/api-error.ts';
import { mayView } from '../permissions/compute.ts';
import { permissionsIn, requireGuild } from '../permissions/require.ts';
import { mayReadContent } from '../present/content-right.ts';
import { botAsViewer, personAsViewer } from '../present/viewer.ts';
import type { Channel, Message, Snapshot } from '../state/rows.ts';
import { fields, type Read } from '../validation/compound.ts';
import { defaulting, nullable, optional } from '../validation/field.ts';
import { boolean, choice, snowflake } from '../validation/kinds.ts';
import type { World } from '../world.ts';
import type { Writer } from './draft.ts';

export const messageReference = fields({
  message_id: snowflake,
  channel_id: optional(nullable(snowflake)),
  guild_id: optional(nullable(snowflake)),
  fail_if_not_exists: defaulting(boolean, true),
  type: defaulting(choice([MessageReferenceType.Default, MessageReferenceType.Forward]), MessageReferenceType.Default),
});
type GivenReference = Read<{ reference: typeof messageReference }>['reference'];

/** What a message answers or hands on; nothing for most. */
export interface Referring extends Pick<Message, 'type' | 'reference' | 'snapshot'> {
  answered: Message | null;
}

const refusal = (code: string, message: string): ApiError => invalidForm([{ at: 'message_reference', code, message }]);
const unknown = () => refusal('MESSAGE_REFERENCE_UNKNOWN_MESSAGE', 'Unknown message');

const nothing: Referring = { type: MessageType.Default, reference: null, snapshot: null, answered: null };

export function referringOf(
  world: World,
  given: GivenReference | null | undefined,
  where: { writer: Writer; channel: Channel },
): Referring {
  if (!given) return nothing;
  return given.type === MessageReferenceType.Forward ? forwardOf(world, given, where) : replyTo(world, given, where);
}

const people: readonly MessageType[] = [
  ...[MessageType.Default, MessageType.Reply, MessageType.ChatInputCommand, MessageType.ContextMenuCommand],
];

function replyTo(
  world: World,
  given: GivenReference,
  { writer, channel }: { writer: Writer; channel: Channel },
): Referring {
  if ((given.channel_id ?? channel.id) !== channel.id) {
    throw refusal('REPLIES_CANNOT_REFERENCE_OTHER_CHANNEL', 'Cannot reply to a message in a different channel');
  }
  if (writer.standing && (permissionsIn(world, writer.standing, channel) & Bits.ReadMessageHistory) === 0n) {
    throw historyForReply();
  }
  const answered = messageIn(world, channel, given.message_id);
  if (!answered && !given.fail_if_not_exists) return nothing;
  if (!answered) throw unknown();
  if (!people.includes(answered.type))
    throw refusal('REPLIES_CANNOT_REFERENCE_SYSTEM_MESSAGE', 'Cannot reply to a system message');
  return { ...nothing, type: MessageType.Reply, reference: referenceTo(answered, given.type), answered };
}

function forwardOf(world: World, given: GivenReference, { writer }: { writer: Writer }): Referring {
  const channel = world.state.channels.get(given.channel_id ?? '');
  const original = channel && mayView(world, writer.userId, channel) && messageIn(world, channel, given.message_id);
  if (!channel || !original) throw unknown();
  requireHistory(world, writer, channel);
  if (!mayReadContent(original, viewerOf(world, writer))) throw unreadableForward();
  return { ...nothing, reference: referenceTo(original, given.type), snapshot: snapshotOf(original) };
}

function requireHistory(world: World, { userId }: Writer, channel: Channel): void {
  if (channel.guildId === null) return;
  const standing = requireGuild(world, userId, channel.guildId);
  if ((permissionsIn(world, standing, channel) & Bits.ReadMessageHistory) === 0n) throw missingPermissions();
}

const messageIn = ({ state }: World, { id }: Channel, messageId: string): Message | undefined => {
  const message = state.messages.get(id)?.get(messageId);
  return message?.onlyFor === null ? message : undefined;
};

function viewerOf({ state }: World, { userId, applicationId }: Writer) {
  const application = state.applications.get(applicationId ?? '');
  return application ? botAsViewer(application) : personAsViewer(userId);
}

const referenceTo = ({ id, channelId, guildId }: Message, type: number) => ({
  messageId: id,
  channelId,
  guildId,
  type,
});

/** What was forwarded to us is forwarded as it came. */
function snapshotOf(message: Message): Snapshot {
  if (message.snapshot) return message.snapshot;
  const { id, channelId, type, content, embeds, components, attachments, flags, mentions, editedAt, onlyFor } = message;
  return { id, channelId, type, content, embeds, components, attachments, flags, mentions, editedAt, onlyFor };
}
