import type {
  Application,
  AuditLogEntry,
  Authorization,
  Ban,
  Channel,
  Command,
  CommandPermission,
  Emoji,
  Guild,
  Invite,
  Member,
  Message,
  Role,
  Snowflake,
  User,
  Webhook,
} from './rows.ts';

const format = 1;

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
  commands: Map<Snowflake, Command>;
  commandPermissions: CommandPermission[];
  authorizations: Map<Snowflake, Authorization>;
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
  commands: new Map(),
  commandPermissions: [],
  authorizations: new Map(),
});

/** As text; what JSON has no word for (maps, large numbers) is marked. */
export const stored = (state: DiscordState): string =>
  JSON.stringify(state, (_, value) => {
    if (value instanceof Map) return { $map: [...value] };
    return typeof value === 'bigint' ? { $bits: String(value) } : value;
  });

/** Null where the text is of another age. */
export function revive(text: string): DiscordState | null {
  const state = JSON.parse(text, (_, value) => {
    if (value?.$map) return new Map(value.$map);
    return value?.$bits === undefined ? value : BigInt(value.$bits);
  }) as DiscordState;
  return state.format === format ? state : null;
}
