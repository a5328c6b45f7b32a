import type { APIApplicationCommandOption, ApplicationCommandType } from 'discord-api-types/v10';
import type { Snowflake } from './rows.ts';

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
