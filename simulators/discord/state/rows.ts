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
  /** Logs in with two factors. */
  twoFactors: boolean;
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
  icon: string | null;
  coverImage: string | null;
  customInstallUrl: string | null;
  installParams: { scopes: string[]; permissions: string } | null;
  interactionsUrl: string | null;
  roleConnectionsUrl: string | null;
  /** What guilds may ask of a person's connection before they give a role. */
  roleConnectionRecords: RoleConnectionRecord[];
  /** Identifies that are left until `resetsAt`, milliseconds since 1970. */
  identifies: { left: number; resetsAt: number };
}

export interface RoleConnectionRecord {
  key: string;
  type: number;
  name: string;
  nameLocalizations: Record<string, string> | null;
  description: string;
  descriptionLocalizations: Record<string, string> | null;
}

/** What an application says of a person elsewhere. */
export interface RoleConnection {
  applicationId: Snowflake;
  userId: Snowflake;
  platformName: string | null;
  platformUsername: string | null;
  metadata: Record<string, string>;
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
  notificationLevel: number;
  contentFilter: number;
  systemChannelId: Snowflake | null;
  systemChannelFlags: number;
  rulesChannelId: Snowflake | null;
  updatesChannelId: Snowflake | null;
  alertsChannelId: Snowflake | null;
  afkChannelId: Snowflake | null;
  afkTimeoutSeconds: number;
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
  /** Without the one that it began with, and those that were deleted. */
  messageCount: number;
  /** Those that were deleted among them. */
  sentCount: number;
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
  rtcRegion: string | null;
  videoQuality: number | null;
  defaultAutoArchiveMinutes: number | null;
  /** Of a forum: its posts need a tag; of a post: it is pinned. */
  flags: number;
  /** What new threads begin with. */
  defaultThreadSlowmodeSeconds: number;
  defaultReaction: { emojiId: Snowflake | null; emojiName: string | null } | null;
  defaultSortOrder: number | null;
  defaultForumLayout: number;
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
  /** The announcement channel that it follows. */
  source: { guildId: Snowflake; channelId: Snowflake } | null;
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

export interface AutoModRule {
  id: Snowflake;
  guildId: Snowflake;
  creatorId: Snowflake;
  name: string;
  eventType: number;
  triggerType: number;
  triggerMetadata: Record<string, unknown>;
  actions: { type: number; metadata?: Record<string, unknown> }[];
  enabled: boolean;
  exemptRoles: Snowflake[];
  exemptChannels: Snowflake[];
}

export interface GuildEvent {
  id: Snowflake;
  guildId: Snowflake;
  creatorId: Snowflake;
  channelId: Snowflake | null;
  name: string;
  description: string | null;
  /** Milliseconds since 1970. */
  startsAt: number;
  endsAt: number | null;
  status: 1 | 2 | 3 | 4;
  entityType: 1 | 2 | 3;
  location: string | null;
  image: string | null;
  /** Who wants to come. */
  userIds: Snowflake[];
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
