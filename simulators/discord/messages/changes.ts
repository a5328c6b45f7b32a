import { MessageFlags as Flags } from 'discord-api-types/v10';
import { invalidForm } from '../http/api-error.ts';
import type { Channel, Message } from '../state/rows.ts';
import type { World } from '../world.ts';
import { requireSomething, type Sent, type Writer } from './draft.ts';
import { requireMayWriteThis } from './may-write.ts';
import { isOnlyComponents, type Wording, wordingOf } from './wording.ts';

/** Reads what an edit changes: what is left out stays, null empties. Throws an `ApiError` for the first kind of rule that it breaks. */
export function changesOf(
  world: World,
  sent: Sent,
  message: Message,
  { writer, channel }: { writer: Writer; channel: Channel },
): Wording {
  const { reference } = message;
  const answered = reference && world.state.messages.get(reference.channelId)?.get(reference.messageId ?? '');
  const repliedTo = answered && !message.snapshot ? answered.authorId : null;
  const flagsOf = changedFlags(message);
  const wording = wordingOf(world, sent, { writer, channel, before: message, repliedTo, flagsOf });
  if (!message.poll && !message.snapshot) requireSomething(wording);
  const embeds = sent.body['embeds'] ? wording.embeds : [];
  const wishes = { embeds, components: [], poll: null, tts: false, hasFiles: sent.uploads.size > 0 };
  requireMayWriteThis(world, writer, channel, wishes);
  return wording;
}

const changeable = Flags.SuppressEmbeds | Flags.IsComponentsV2;

/** Other flags are passed over; once a message is one of components alone, it stays one. */
export const changedFlags =
  ({ flags }: Pick<Message, 'flags'>) =>
  (given: number | null | undefined): number => {
    if (given === undefined || given === null) return flags;
    const after = (flags & ~changeable) | (given & changeable);
    if (!isOnlyComponents(flags) || isOnlyComponents(after)) return after;
    const message = 'The IS_COMPONENTS_V2 flag cannot be removed from a message';
    throw invalidForm([{ at: 'flags', code: 'MESSAGE_FLAGS_COMPONENTS_V2_IRREMOVABLE', message }]);
  };
