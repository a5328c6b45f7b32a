import { createHash } from 'node:crypto';
import { needsThread, noForum, oneThread, unknownChannel, unknownMessage } from '../http/api-error.ts';
import { draftFields, draftOf, type Sent, type Writer } from '../messages/draft.ts';
import { createMessage } from '../messages/keep.ts';
import { page } from '../messages/web-address.ts';
import type { Channel, Message, Webhook } from '../state/rows.ts';
import { listOf } from '../validation/compound.ts';
import { defaulting, nullable, optional } from '../validation/field.ts';
import { boolean, snowflake } from '../validation/kinds.ts';
import { readBody, readQuery } from '../validation/read.ts';
import type { World } from '../world.ts';
import { prepareToWrite } from './before-writing.ts';
import { isForum } from './kinds.ts';
import { nameField } from './name.ts';
import { newThread } from './new-thread.ts';
import { beginPost } from './start-thread.ts';
import { maxAppliedTags, requireTags } from './tags.ts';
import { webhookName } from './webhook-name.ts';

const shape = {
  username: optional(nullable(webhookName)),
  avatar_url: optional(nullable(page)),
  thread_name: optional(nullable(nameField)),
  applied_tags: optional(defaulting(listOf(snowflake, { max: maxAppliedTags }), [])),
};

export const webhookMessageFields = [...Object.keys(shape), ...draftFields];

/** What its address may say besides. */
const asked = { thread_id: optional(snowflake), with_components: optional(boolean), wait: optional(boolean) };

/** A message under the webhook's name, or any other: in its channel, a thread of it, or as a new post of a forum. */
export function writeByWebhook(world: World, webhook: Webhook, query: URLSearchParams, sent: Sent): Message {
  const {
    username,
    avatar_url: avatarUrl,
    thread_name: title,
    applied_tags: appliedTags = [],
  } = readBody(sent.body, shape);
  const { thread_id: threadId, with_components: withComponents = false } = readQuery(query, asked);
  const shown = { id: webhook.id, username: username ?? webhook.name, avatar: avatarOf(avatarUrl) ?? webhook.avatar };
  const writer = writerOf(webhook, shown);
  const parent = channelOf(world, webhook);
  if (threadId && title) throw oneThread();
  if (title && !isForum(parent)) throw noForum();
  const kept = webhook.applicationId !== null || withComponents ? sent : withoutComponents(sent);

  if (title) {
    requireTags(world, null, parent, { before: [], after: appliedTags });
    const owner = { id: webhook.id, isMember: false };
    const thread = newThread(world, parent, { said: { name: title }, owner, appliedTags });
    return beginPost(world, { parent, thread, actor: null }, kept, writer).message;
  }
  const place = threadId ? threadIn(world, parent, threadId) : parent;
  if (isForum(place)) throw needsThread();
  const draft = draftOf(world, kept, writer, place);
  prepareToWrite(world, null, place);
  return createMessage(world, draft);
}

export const writerOf = (webhook: Webhook, shown: Message['webhook']): Writer => ({
  ...{ userId: webhook.id, applicationId: webhook.applicationId, standing: null, isAnswer: false },
  webhook: shown,
});

/** A message that it wrote, where its address says; no other. */
export function requireOwnMessage(
  world: World,
  webhook: Webhook,
  query: URLSearchParams,
  messageId: string,
): { channel: Channel; message: Message } {
  const { thread_id: threadId } = readQuery(query, asked);
  const parent = channelOf(world, webhook);
  const channel = threadId ? threadIn(world, parent, threadId) : parent;
  const message = world.state.messages.get(channel.id)?.get(messageId);
  if (message?.webhook?.id !== webhook.id) throw unknownMessage();
  return { channel, message };
}

/** Components mean nothing from a webhook of no application, unless it says that it means them. */
function withoutComponents({ body, uploads }: Sent): Sent {
  const { components: _, ...rest } = body;
  return { body: rest, uploads };
}

function channelOf({ state }: World, { channelId }: Webhook): Channel {
  const channel = state.channels.get(channelId);
  if (!channel) throw unknownChannel();
  return channel;
}

function threadIn({ state }: World, parent: Channel, id: string): Channel {
  const thread = state.channels.get(id);
  if (!thread?.thread || thread.parentId !== parent.id) throw unknownChannel();
  return thread;
}

/** Discord copies the picture, and knows it by another name then. */
const avatarOf = (url: string | null | undefined): string | null =>
  url ? createHash('md5').update(url).digest('hex') : null;
