/** What Discord gives for a person who has allowed it. */
export interface DiscordTokens {
  accessToken: string;
  refreshToken: string;
  scopes: readonly string[];
  /** Milliseconds since 1970. */
  expiresAt: number;
}

export interface DiscordPerson {
  discordId: string;
  username: string;
  /** The hash by which Discord serves the picture. */
  avatar: string | null;
}

/** A guild as Discord shows it to one who is in it. */
export interface DiscordGuild {
  id: string;
  name: string;
  icon: string | null;
  isOwner: boolean;
  /** Discord's permission bits of whoever asks. */
  permissions: bigint;
}

/** Who somebody is, with an e-mail address, and which guilds they are in. */
export const loginScopes = ['identify', 'email', 'guilds'] as const;

const administrator = 1n << 3n;
const manageGuild = 1n << 5n;

/** Whom Discord itself lets change a guild's settings. */
export const mayManage = ({ isOwner, permissions }: Pick<DiscordGuild, 'isOwner' | 'permissions'>): boolean =>
  isOwner || (permissions & (administrator | manageGuild)) !== 0n;
