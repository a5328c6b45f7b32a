import type { ChannelType, OverwriteType } from 'discord-api-types/v10';

export type * from './application-rows.ts';
export type * from './message-rows.ts';

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
