import { MessageFlags as Flags, MessageReferenceType, MessageType, WebhookType } from 'discord-api-types/v10';
import { alreadyPublished, notPublishable } from '../http/api-error.ts';
import type { Message, Webhook } from '../state/rows.ts';
import type { World } from '../world.ts';
import { createMessage } from './keep.ts';
import { tellMessageUpdated } from './tell.ts';

/** An announcement is read, once and as it is now, in every channel that follows the one where it stands. */
export function publish(world: World, message: Message): void {
  if (message.type !== MessageType.Default) throw notPublishable();
  if ((message.flags & Flags.Crossposted) !== 0) throw alreadyPublished();
  message.flags |= Flags.Crossposted;
  tellMessageUpdated(world, message);
  for (const webhook of world.state.webhooks.values()) {
    if (isFollowing(webhook, message) && world.state.channels.has(webhook.channelId)) copy(world, message, webhook);
  }
}

const isFollowing = ({ type, source }: Webhook, { channelId }: Message): boolean =>
  type === WebhookType.ChannelFollower && source?.channelId === channelId;

function copy(world: World, message: Message, { id, name, avatar, channelId, guildId }: Webhook): void {
  const { content, embeds, components, attachments, id: messageId } = message;
  createMessage(world, {
    ...{ channelId, guildId, authorId: id, webhook: { id, username: name, avatar }, applicationId: null },
    ...{ content, embeds, components, attachments, type: MessageType.Default, tts: false, nonce: null },
    flags: (message.flags & ~Flags.Crossposted) | Flags.IsCrosspost,
    mentions: { users: [], roles: [], everyone: false },
    reference: {
      ...{ messageId, channelId: message.channelId, guildId: message.guildId, type: MessageReferenceType.Default },
    },
    ...{ snapshot: null, interaction: null, onlyFor: null, poll: null },
  });
}
