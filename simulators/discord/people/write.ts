import { PermissionFlagsBits as Bits, MessageFlags } from 'discord-api-types/v10';
import type { Seat } from '../commands/visible.ts';
import { changesOf } from '../messages/changes.ts';
import type { Writer } from '../messages/draft.ts';
import { deleteMessage, editMessage } from '../messages/keep.ts';
import { writeMessage } from '../messages/write.ts';
import type { Message, User } from '../state/rows.ts';
import type { World } from '../world.ts';
import { cannot } from './cannot.ts';
import { type GivenFile, uploadOf } from './file.ts';
import { activeSeatOf, may, seatOf } from './person.ts';
import { messageFor } from './see-message.ts';

export interface Words {
  channel: string;
  content: string;
  /** The message that is answered. */
  replyTo?: string | undefined;
  files: readonly GivenFile[];
}

/** People write in their own name. */
export const writerAt = ({ id: userId }: User, { standing }: Seat): Writer => ({
  ...{ userId, applicationId: null, webhook: null, standing, isAnswer: false },
});

/** Writes a message, with files or without. */
export function write(world: World, person: User, { channel: channelId, content, replyTo, files }: Words): Message {
  const seat = activeSeatOf(world, person, channelId);
  const body = { content, ...(replyTo && { message_reference: { message_id: replyTo } }) };
  const uploads = new Map(files.map((file, index) => [String(index), uploadOf(file)]));
  return writeMessage(world, { body, uploads }, writerAt(person, seat), seat.channel);
}

interface At {
  channel: string;
  message: string;
}

/** Changes what the person has written. */
export function rewrite(
  world: World,
  person: User,
  { channel, message: id, content }: At & { content: string },
): Message {
  const seat = activeSeatOf(world, person, channel);
  const message = messageFor(world, person, seat, id);
  if (message.authorId !== person.id || message.webhook) throw cannot('Only what you wrote yourself can be changed.');
  const place = { writer: writerAt(person, seat), channel: seat.channel };
  return editMessage(world, message, changesOf(world, { body: { content }, uploads: new Map() }, message, place));
}

/** Takes away what the person has written, or what the person may tidy up; what one alone sees is only put aside. */
export function unwrite(world: World, person: User, { channel, message: id }: At): void {
  const seat = seatOf(world, person, channel);
  const message = messageFor(world, person, seat, id);
  const isOwn = message.authorId === person.id && !message.webhook;
  const isPrivate = (message.flags & MessageFlags.Ephemeral) !== 0;
  const mayTidyUp = seat.standing !== null && may(world, seat, Bits.ManageMessages);
  if (!isOwn && !isPrivate && !mayTidyUp) throw cannot('This message is not yours.');
  deleteMessage(world, message);
}
