import type { Orm } from '../db/orm.ts';
import type { Configuration } from '../domain/configuration.ts';
import type { DiscordPerson } from '../domain/discord.ts';
import type { KeyRing } from '../domain/key-ring.ts';
import { type DiscordOauth, discordOauth } from '../integrations/discord-rest/oauth.ts';
import { discordTransport } from '../integrations/discord-rest/transport.ts';
import { readMe, readMyGuilds } from '../integrations/discord-rest/users.ts';
import { discordTokens } from './discord-tokens.ts';
import { type GuildRights, guildRights } from './guild-rights.ts';
import { remembered } from './remembered.ts';
import type { Site } from './site.ts';

/** What Discord is to the api. */
export interface DiscordPart {
  oauth: DiscordOauth;
  whoIs(accessToken: string): Promise<DiscordPerson>;
  rights: GuildRights;
  /** The ids of the guilds that our bot is in; null where there is no bot. */
  botGuilds: (() => Promise<ReadonlySet<string>>) | null;
  /** Who is an administrator from the first login. */
  adminIds: readonly string[];
}

interface Needed {
  orm: Orm;
  keys: KeyRing;
  site: Site;
}

/** Null where the operator has not registered this installation at Discord. */
export function setUpDiscord(configuration: Configuration, { orm, keys, site }: Needed): DiscordPart | null {
  const { apiUrl: url, clientId, clientSecret, botToken } = configuration.discord;
  if (!clientId || !clientSecret) return null;
  const redirectUri = configuration.discord.redirectUri ?? `${site.url}/auth/discord/callback`;
  const oauth = discordOauth({ url, clientId, clientSecret, redirectUri });
  const transport = discordTransport({ url });
  return {
    oauth,
    whoIs: (token) => readMe(transport, { kind: 'Bearer', token }),
    rights: guildRights({ tokens: discordTokens({ orm, keys, oauth }), transport }),
    botGuilds: botToken
      ? remembered(10_000, async () => {
          const guilds = await readMyGuilds(transport, { kind: 'Bot', token: botToken });
          return new Set(guilds.map(({ id }) => id));
        })
      : null,
    adminIds: configuration.adminDiscordIds,
  };
}
