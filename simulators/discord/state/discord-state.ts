import { randomBytes } from 'node:crypto';
import type {
  Application,
  AuditLogEntry,
  Authorization,
  AutoModRule,
  Ban,
  Channel,
  Command,
  CommandPermission,
  Emoji,
  Guild,
  GuildEvent,
  Invite,
  Member,
  Message,
  Role,
  RoleConnection,
  Snowflake,
  User,
  Webhook,
} from './rows.ts';

export const format = 1;

/** Everything that is. What a guild has is kept by guild, because that is how it is asked for. */
export interface DiscordState {
  format: typeof format;
  clockOffset: number;
  users: Map<Snowflake, User>;
  applications: Map<Snowflake, Application>;
  guilds: Map<Snowflake, Guild>;
  /** By guild, then by user. */
  members: Map<Snowflake, Map<Snowflake, Member>>;
  /** By guild, then by role. */
  roles: Map<Snowflake, Map<Snowflake, Role>>;
  /** Of guilds, conversations and threads alike. */
  channels: Map<Snowflake, Channel>;
  /** By channel, then by message, oldest first. */
  messages: Map<Snowflake, Map<Snowflake, Message>>;
  /** By guild, then by user. */
  bans: Map<Snowflake, Map<Snowflake, Ban>>;
  emojis: Map<Snowflake, Emoji>;
  invites: Map<string, Invite>;
  webhooks: Map<Snowflake, Webhook>;
  /** By guild, oldest first. */
  auditLogs: Map<Snowflake, AuditLogEntry[]>;
  autoModRules: Map<Snowflake, AutoModRule>;
  guildEvents: Map<Snowflake, GuildEvent>;
  commands: Map<Snowflake, Command>;
  commandPermissions: CommandPermission[];
  /** How many names an application has made in a guild today, by `application:guild`. */
  commandCreates: Map<string, { made: number; resetsAt: number }>;
  authorizations: Map<Snowflake, Authorization>;
  /** Signs the addresses of attachments. */
  fileKey: string;
  /** By application and user: `1:2`. */
  roleConnections: Map<string, RoleConnection>;
}

export const emptyState = (): DiscordState => ({
  format,
  clockOffset: 0,
  users: new Map(),
  applications: new Map(),
  guilds: new Map(),
  members: new Map(),
  roles: new Map(),
  channels: new Map(),
  messages: new Map(),
  bans: new Map(),
  emojis: new Map(),
  invites: new Map(),
  webhooks: new Map(),
  auditLogs: new Map(),
  autoModRules: new Map(),
  guildEvents: new Map(),
  commands: new Map(),
  commandPermissions: [],
  commandCreates: new Map(),
  authorizations: new Map(),
  fileKey: randomBytes(32).toString('hex'),
  roleConnections: new Map(),
});
