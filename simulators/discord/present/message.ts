import { type APIMessage, MessageFlags as Flags, MessageType } from 'discord-api-types/v10';
import type { Viewer } from '../events/dispatch.ts';
import { timeOf } from '../ids.ts';
import { listedFiles } from '../messages/own-files.ts';
import type { Message, Snapshot } from '../state/rows.ts';
import type { World } from '../world.ts';
import { presentAttachment } from './attachment.ts';
import { presentChannel } from './channel.ts';
import { mayReadContent } from './content-right.ts';
import { presentComponents, presentEmbed } from './media.ts';
import { authorOf, interactionOf } from './message-origin.ts';
import { presentPoll } from './poll.ts';
import { presentReactions } from './reaction.ts';
import { isoTime, presentUser } from './user.ts';

/** As this viewer may read it: without its content where a bot lacks the right to that. */
export function presentMessage(world: World, message: Message, viewer: Viewer): APIMessage {
  const { reference, referencing } = referenceOf(message);
  const answered = reference && world.state.messages.get(reference.channel_id)?.get(reference.message_id ?? '');
  return {
    ...presentAlone(world, message, viewer),
    ...(reference && { message_reference: reference }),
    ...(referencing && { referenced_message: answered ? presentAlone(world, answered, viewer) : null }),
  } as APIMessage;
}

const answering: readonly MessageType[] = [MessageType.Reply, MessageType.ThreadStarterMessage];

function referenceOf({ reference: to, type }: Message) {
  if (!to) return { reference: null, referencing: false };
  const { messageId, channelId, guildId } = to;
  const reference = {
    ...{ type: to.type, channel_id: channelId },
    ...(messageId !== null && { message_id: messageId }),
    ...(guildId !== null && { guild_id: guildId }),
  };
  return { reference, referencing: answering.includes(type) };
}

/** Without the message that it answers. */
function presentAlone(world: World, message: Message, viewer: Viewer) {
  const mayRead = mayReadContent(message, viewer);
  const thread = world.state.channels.get(message.threadId ?? '');
  const reactions = presentReactions(world, message, viewer.userId);
  return {
    ...{ id: message.id, channel_id: message.channelId, author: authorOf(world, message) },
    ...(mayRead ? saidIn(world, message) : { ...saidIn(world, message), ...withheld }),
    ...{ tts: message.tts, pinned: message.pinnedAt !== null, mention_everyone: message.mentions.everyone },
    flags: thread ? message.flags | Flags.HasThread : message.flags,
    ...sentThrough(message),
    ...(reactions.length > 0 && { reactions }),
    ...(thread && { thread: presentChannel(world, thread, viewer.userId) }),
    ...(message.poll && mayRead && { poll: presentPoll(message.poll, viewer.userId) }),
    ...(message.snapshot && { message_snapshots: mayRead ? [{ message: saidIn(world, message.snapshot) }] : [] }),
    ...positionOf(world, message),
    ...interactionOf(world, message),
  };
}

/** An answer to an interaction comes through a webhook that has the id of its application. */
function sentThrough({ webhook, applicationId, interaction }: Message) {
  if (!webhook && !interaction) return {};
  return { webhook_id: webhook?.id ?? applicationId, ...(applicationId && { application_id: applicationId }) };
}

const withheld = { content: '', embeds: [], attachments: [], components: [] };

/** What is forwarded of a message, too. */
function saidIn(world: World, said: Snapshot) {
  const areHidden = (said.flags & Flags.SuppressEmbeds) !== 0;
  return {
    type: said.type,
    content: said.content,
    timestamp: isoTime(timeOf(said.id)),
    edited_timestamp: said.editedAt === null ? null : isoTime(said.editedAt),
    mentions: said.mentions.users.flatMap((id) => {
      const user = world.state.users.get(id);
      return user ? [presentUser(user)] : [];
    }),
    mention_roles: said.mentions.roles,
    attachments: listedFiles(said).map((it) => presentAttachment(world, it, said)),
    embeds: areHidden ? [] : said.embeds.map((it) => presentEmbed(world, it, said)),
    components: presentComponents(world, said.components, said),
    flags: said.flags,
  };
}

/** In threads messages are counted. */
function positionOf({ state }: World, { id, channelId }: Message): { position?: number } {
  if (!state.channels.get(channelId)?.thread) return {};
  return { position: Math.max([...(state.messages.get(channelId)?.keys() ?? [])].indexOf(id), 0) };
}
