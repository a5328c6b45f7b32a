import { PermissionFlagsBits as Bits, ChannelType, MessageType } from 'discord-api-types/v10';
import type { Actor } from '../guilds/actor.ts';
import { threadExists, wrongChannelType } from '../http/api-error.ts';
import type { Json } from '../http/call.ts';
import type { Sent, Writer } from '../messages/draft.ts';
import { draftOf } from '../messages/draft.ts';
import { createMessage } from '../messages/keep.ts';
import { tellMessageUpdated } from '../messages/tell.ts';
import { requireInChannel, type Standing } from '../permissions/require.ts';
import type { Channel, Message } from '../state/rows.ts';
import { fields, listOf } from '../validation/compound.ts';
import { defaulting, optional } from '../validation/field.ts';
import { boolean, choice, snowflake } from '../validation/kinds.ts';
import { readBody } from '../validation/read.ts';
import type { World } from '../world.ts';
import { announce } from './announce.ts';
import { threadOf } from './archive.ts';
import { isForum } from './kinds.ts';
import { beginThread, newThread, threadShape } from './new-thread.ts';
import { maxAppliedTags, requireTags } from './tags.ts';

const { PublicThread, PrivateThread, AnnouncementThread, GuildText, GuildAnnouncement } = ChannelType;

export interface Start {
  parent: Channel;
  standing: Standing;
  actor: Actor;
  body: Json;
}

const loneShape = {
  ...threadShape,
  type: defaulting(choice([AnnouncementThread, PublicThread, PrivateThread]), PrivateThread),
  invitable: defaulting(boolean, true),
};
export const loneFields = Object.keys(loneShape);

/** A thread that hangs on no message. */
export function startThread(world: World, { parent, standing, actor, body }: Start): Channel {
  const { type, invitable, ...said } = readBody(body, loneShape);
  const fitting: Partial<Record<ChannelType, ChannelType[]>> = {
    [GuildText]: [PublicThread, PrivateThread],
    [GuildAnnouncement]: [AnnouncementThread],
  };
  if (!fitting[parent.type]?.includes(type)) throw wrongChannelType();
  requireInChannel(
    world,
    standing,
    parent,
    type === PrivateThread ? Bits.CreatePrivateThreads : Bits.CreatePublicThreads,
  );
  const owner = { id: standing.member.userId, isMember: true };
  const thread = newThread(world, parent, { said, type, owner, invitable });
  beginThread(world, parent, thread, actor);
  if (type !== PrivateThread) announceThread(world, parent, thread);
  return thread;
}

/** The message on which it seems to hang: it has the id of the thread, and its name. */
function announceThread(world: World, parent: Channel, thread: Channel): void {
  const message = announce(world, parent, {
    type: MessageType.ThreadCreated,
    authorId: threadOf(thread).ownerId,
    content: thread.name,
    refersTo: { messageId: null, channelId: thread.id },
    id: thread.id,
  });
  message.threadId = thread.id;
}

/** A thread that hangs on a message, and has its id; so there is never more than one. */
export function startThreadOn(world: World, message: Message, { parent, standing, actor, body }: Start): Channel {
  const said = readBody(body, threadShape);
  if (parent.type !== GuildText && parent.type !== GuildAnnouncement) throw wrongChannelType();
  requireInChannel(world, standing, parent, Bits.CreatePublicThreads);
  if (world.state.channels.has(message.id)) throw threadExists();
  const type = parent.type === GuildText ? PublicThread : AnnouncementThread;
  const owner = { id: standing.member.userId, isMember: true };
  const thread = newThread(world, parent, { said, type, owner, id: message.id });
  beginThread(world, parent, thread, actor);
  message.threadId = thread.id;
  tellMessageUpdated(world, message);
  announce(world, thread, {
    type: MessageType.ThreadStarterMessage,
    authorId: owner.id,
    refersTo: { messageId: message.id, channelId: parent.id },
  });
  return thread;
}

const postShape = {
  ...threadShape,
  message: fields({}),
  applied_tags: optional(defaulting(listOf(snowflake, { max: maxAppliedTags }), [])),
};
export const postFields = Object.keys(postShape);

/** A post of a forum: a thread, and the message that it begins with, under one id. */
export function startPost(
  world: World,
  { parent, standing, actor, body, uploads }: Start & Pick<Sent, 'uploads'>,
  writer: Writer,
): { thread: Channel; message: Message } {
  if (!isForum(parent)) throw wrongChannelType();
  const { applied_tags: appliedTags = [], ...said } = readBody(body, postShape);
  requireInChannel(world, standing, parent, Bits.SendMessages);
  requireTags(world, standing, parent, { before: [], after: appliedTags });
  const owner = { id: standing.member.userId, isMember: true };
  const thread = newThread(world, parent, { said, owner, appliedTags });
  return beginPost(world, { parent, thread, actor }, { body: body['message'] as Json, uploads }, writer);
}

export function beginPost(
  world: World,
  { parent, thread, actor }: { parent: Channel; thread: Channel; actor: Actor | null },
  sent: Sent,
  writer: Writer,
): { thread: Channel; message: Message } {
  const draft = draftOf(world, sent, { ...writer, isPost: true }, thread);
  beginThread(world, parent, thread, actor);
  return { thread, message: createMessage(world, draft, thread.id) };
}
