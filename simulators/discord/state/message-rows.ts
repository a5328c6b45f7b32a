import type { APIEmbed, APIMessageTopLevelComponent, MessageType } from 'discord-api-types/v10';
import type { Snowflake } from './rows.ts';

export interface Attachment {
  id: Snowflake;
  filename: string;
  contentType: string | null;
  size: number;
  description: string | null;
  width: number | null;
  height: number | null;
}

export interface Reaction {
  /** `name:id` of an emoji of a guild, or the character itself. */
  emoji: string;
  userIds: Snowflake[];
}

export interface InteractionOrigin {
  id: Snowflake;
  type: number;
  userId: Snowflake;
  name: string | null;
  /** The message whose component was used. */
  messageId: Snowflake | null;
  /** Of a modal: what opened it. */
  openedBy?: InteractionOrigin;
}

export interface Message {
  id: Snowflake;
  channelId: Snowflake;
  guildId: Snowflake | null;
  authorId: Snowflake;
  /** Under whose name a webhook wrote. */
  webhook: { id: Snowflake; username: string; avatar: string | null } | null;
  applicationId: Snowflake | null;
  type: MessageType;
  content: string;
  embeds: APIEmbed[];
  components: APIMessageTopLevelComponent[];
  attachments: Attachment[];
  flags: number;
  tts: boolean;
  nonce: string | number | null;
  pinnedAt: number | null;
  editedAt: number | null;
  mentions: { users: Snowflake[]; roles: Snowflake[]; everyone: boolean };
  /** Without a message: the channel itself, as of a thread that began. */
  reference: { messageId: Snowflake | null; channelId: Snowflake; guildId: Snowflake | null; type: number } | null;
  /** What a forwarded message said when it was forwarded. */
  snapshot: Snapshot | null;
  reactions: Reaction[];
  interaction: InteractionOrigin | null;
  /** The only person who sees it; null where everybody does who sees the channel. */
  onlyFor: Snowflake | null;
  threadId: Snowflake | null;
  poll: Poll | null;
}

/** The part of a message that is forwarded. */
export type Snapshot = Pick<
  Message,
  | 'id'
  | 'channelId'
  | 'type'
  | 'content'
  | 'embeds'
  | 'components'
  | 'attachments'
  | 'flags'
  | 'mentions'
  | 'editedAt'
  | 'onlyFor'
>;

export interface PollMedia {
  text: string;
  emoji: { id: Snowflake | null; name: string | null } | null;
}

export interface Poll {
  question: string;
  /** By number, from 1. */
  answers: PollMedia[];
  /** Who chose which answer. */
  votes: { answer: number; userId: Snowflake }[];
  allowsSeveral: boolean;
  expiresAt: number;
  isOver: boolean;
}
