import type {
  APIApplicationCommandOption,
  APIEmbed,
  APIMessageTopLevelComponent,
  ApplicationCommandType,
  ChannelType,
  MessageType,
  OverwriteType,
} from 'discord-api-types/v10';

/** Decimal, as everywhere on the wire; its upper bits are the time of its making. */
export type Snowflake = string;

export interface User {
  id: Snowflake;
  username: string;
  globalName: string | null;
  avatar: string | null;
  banner: string | null;
  bot: boolean;
  email: string | null;
  locale: string;
  /** Whether bots of a common guild may write to this person. */
  dmsOpen: boolean;
}

export interface Application {
  id: Snowflake;
  name: string;
  description: string;
  ownerId: Snowflake;
  botId: Snowflake;
  token: string;
  clientSecret: string;
  /** Ed25519, hexadecimal. */
  publicKey: string;
  privateKey: string;
  flags: number;
  tags: string[];
  redirectUris: string[];
  interactionsUrl: string | null;
  roleConnectionsUrl: string | null;
  /** Identifies that are left until `resetsAt`, milliseconds since 1970. */
  identifies: { left: number; resetsAt: number };
}

export interface Guild {
  id: Snowflake;
  name: string;
  ownerId: Snowflake;
  icon: string | null;
  description: string | null;
  features: string[];
  /** Moderators need two factors. */
  mfaLevel: 0 | 1;
  verificationLevel: number;
  systemChannelId: Snowflake | null;
  locale: string;
  /** Away, as after an outage of Discord's. */
  unavailable: boolean;
}

export interface Member {
  guildId: Snowflake;
  userId: Snowflake;
  nick: string | null;
  roles: Snowflake[];
  joinedAt: number;
  timeoutUntil: number | null;
  pending: boolean;
  deaf: boolean;
  mute: boolean;
}

export interface Role {
  id: Snowflake;
  guildId: Snowflake;
  name: string;
  color: number;
  hoist: boolean;
  position: number;
  permissions: bigint;
  mentionable: boolean;
  /** By a bot or an integration; nobody can give it. */
  managed: boolean;
  botId: Snowflake | null;
  unicodeEmoji: string | null;
}

export interface Overwrite {
  id: Snowflake;
  type: OverwriteType;
  allow: bigint;
  deny: bigint;
}

export interface ForumTag {
  id: Snowflake;
  name: string;
  moderated: boolean;
  emojiId: Snowflake | null;
  emojiName: string | null;
}

export interface Thread {
  ownerId: Snowflake;
  archived: boolean;
  locked: boolean;
  invitable: boolean;
  autoArchiveMinutes: number;
  archivedAt: number;
  createdAt: number;
  messageCount: number;
  members: { userId: Snowflake; joinedAt: number }[];
  appliedTags: Snowflake[];
}

export interface Channel {
  id: Snowflake;
  /** Null: a conversation of two. */
  guildId: Snowflake | null;
  type: ChannelType;
  name: string;
  topic: string | null;
  position: number;
  parentId: Snowflake | null;
  overwrites: Overwrite[];
  nsfw: boolean;
  slowmodeSeconds: number;
  lastMessageId: Snowflake | null;
  lastPinAt: number | null;
  /** The two of a conversation. */
  recipients: Snowflake[];
  thread: Thread | null;
  forumTags: ForumTag[];
  bitrate: number | null;
  userLimit: number | null;
  defaultAutoArchiveMinutes: number | null;
}

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
  pinned: boolean;
  editedAt: number | null;
  mentions: { users: Snowflake[]; roles: Snowflake[]; everyone: boolean };
  reference: { messageId: Snowflake; channelId: Snowflake; guildId: Snowflake | null; type: number } | null;
  snapshot: object | null;
  reactions: Reaction[];
  interaction: InteractionOrigin | null;
  /** The only person who sees it; null where everybody does who sees the channel. */
  onlyFor: Snowflake | null;
  threadId: Snowflake | null;
  poll: object | null;
}

export interface Ban {
  guildId: Snowflake;
  userId: Snowflake;
  reason: string | null;
}

export interface Emoji {
  id: Snowflake;
  guildId: Snowflake;
  name: string;
  animated: boolean;
  roles: Snowflake[];
  creatorId: Snowflake;
  available: boolean;
}

export interface Invite {
  code: string;
  guildId: Snowflake;
  channelId: Snowflake;
  inviterId: Snowflake;
  maxAge: number;
  maxUses: number;
  uses: number;
  temporary: boolean;
  createdAt: number;
}

export interface Webhook {
  id: Snowflake;
  type: 1 | 2 | 3;
  guildId: Snowflake;
  channelId: Snowflake;
  name: string;
  avatar: string | null;
  token: string;
  applicationId: Snowflake | null;
  creatorId: Snowflake;
}

export interface AuditLogEntry {
  id: Snowflake;
  guildId: Snowflake;
  actorId: Snowflake;
  targetId: Snowflake | null;
  actionType: number;
  reason: string | null;
  changes: { key: string; old_value?: unknown; new_value?: unknown }[];
  options: Record<string, string> | null;
}

export interface Command {
  id: Snowflake;
  applicationId: Snowflake;
  /** Null: everywhere. */
  guildId: Snowflake | null;
  type: ApplicationCommandType;
  name: string;
  nameLocalizations: Record<string, string> | null;
  description: string;
  descriptionLocalizations: Record<string, string> | null;
  options: APIApplicationCommandOption[];
  defaultMemberPermissions: bigint | null;
  nsfw: boolean;
  contexts: number[] | null;
  integrationTypes: number[];
  version: Snowflake;
}

export interface CommandPermission {
  guildId: Snowflake;
  applicationId: Snowflake;
  /** A command's, or the application's for all of its commands. */
  id: Snowflake;
  permissions: { id: Snowflake; type: 1 | 2 | 3; permission: boolean }[];
}

/** What an application may do in a person's name. */
export interface Authorization {
  id: Snowflake;
  applicationId: Snowflake;
  userId: Snowflake;
  scopes: string[];
  accessToken: string;
  refreshToken: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}
