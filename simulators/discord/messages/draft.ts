import { MessageFlags as Flags } from 'discord-api-types/v10';
import { emptyMessage, invalidForm } from '../http/api-error.ts';
import type { Json, Upload } from '../http/call.ts';
import type { Standing } from '../permissions/require.ts';
import type { Channel, Message, Snowflake } from '../state/rows.ts';
import { listOf } from '../validation/compound.ts';
import { defaulting, type Field, nullable, optional } from '../validation/field.ts';
import { boolean, integer, snowflake, text } from '../validation/kinds.ts';
import { readBody } from '../validation/read.ts';
import type { World } from '../world.ts';
import { requireMayWrite, requireMayWriteThis } from './may-write.ts';
import { givenPoll, pollOf } from './polls.ts';
import { messageReference, referringOf } from './reference.ts';
import { isOnlyComponents, legacyFault, nothingYet, wordingFields, wordingOf } from './wording.ts';

/** Somebody who writes: a member, one of the two of a conversation, a webhook, or a bot that answers an interaction. */
export interface Writer {
  userId: Snowflake;
  applicationId: Snowflake | null;
  webhook: Message['webhook'];
  /** What the writer may do where it writes; null in a conversation of two. */
  standing: Standing | null;
  /** An answer to an interaction needs no right to send. */
  isAnswer: boolean;
  /** The message begins a post, which was asked of the forum. */
  isPost?: boolean;
}

export interface Sent {
  body: Json;
  uploads: ReadonlyMap<string, Upload>;
}

/** A message that may be sent: it breaks no rule. */
export type Draft = Omit<Message, 'id' | 'pinnedAt' | 'editedAt' | 'reactions' | 'threadId'>;

const nonce: Field<string | number> = {
  read: (value, place) => (typeof value === 'number' ? integer() : text({ max: 25, trim: false })).read(value, place),
};

/** What only a new message says. */
const shape = {
  tts: defaulting(boolean, false),
  nonce: defaulting<string | number | null>(nonce, null),
  enforce_nonce: defaulting(boolean, false),
  message_reference: optional(nullable(messageReference)),
  poll: optional(nullable(givenPoll)),
  sticker_ids: optional(nullable(listOf(snowflake, { max: 0 }))),
};

export const draftFields = [...Object.keys(shape), ...wordingFields];

/** Reads what was sent, and throws an `ApiError` for the first kind of rule that it breaks. */
export function draftOf(world: World, sent: Sent, writer: Writer, channel: Channel): Draft {
  requireMayWrite(world, writer, channel);
  const given = readBody(sent.body, shape);
  const { answered, ...referring } = referringOf(world, given.message_reference, { writer, channel });
  const flagsOf = newFlags(writer);
  const place = { writer, channel, before: nothingYet, repliedTo: answered?.authorId ?? null, flagsOf };
  const wording = wordingOf(world, sent, place);
  const poll = given.poll ? pollOf(world, given.poll) : null;
  if (poll && isOnlyComponents(wording.flags)) throw invalidForm([legacyFault('poll')]);
  if (!poll && !referring.snapshot) requireSomething(wording);
  const draft: Draft = {
    ...{ channelId: channel.id, guildId: channel.guildId, authorId: writer.webhook?.id ?? writer.userId },
    ...{ webhook: writer.webhook, applicationId: writer.applicationId, interaction: null, onlyFor: null },
    ...{ ...referring, ...wording, poll, tts: given.tts, nonce: given.nonce },
  };
  requireMayWriteThis(world, writer, channel, { ...draft, hasFiles: sent.uploads.size > 0 });
  return draft;
}

export function requireSomething(said: Pick<Message, 'content' | 'embeds' | 'components' | 'attachments'>): void {
  const { content, embeds, components, attachments } = said;
  if (content === '' && embeds.length + components.length + attachments.length === 0) throw emptyMessage();
}

const settable = Flags.SuppressEmbeds | Flags.SuppressNotifications | Flags.IsComponentsV2;

/** An answer may besides be for one person alone. */
const newFlags =
  ({ isAnswer }: Writer) =>
  (given: number | null | undefined): number => {
    const flags = given ?? 0;
    const allowed = isAnswer ? settable | Flags.Ephemeral : settable;
    if ((flags & ~allowed) === 0) return flags;
    throw invalidForm([{ at: 'flags', code: 'MESSAGE_FLAGS_NOT_SETTABLE', message: 'These flags cannot be set' }]);
  };
