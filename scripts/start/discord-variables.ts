import type { DiscordReady } from '../../simulators/discord/discord.ts';

/** What the api and the bot must know to use a simulated Discord. */
export const discordVariables = (discord: DiscordReady): Record<string, string> => ({
  DISCORD_API_URL: discord.url,
  DISCORD_CLIENT_ID: discord.applicationId,
  DISCORD_CLIENT_SECRET: discord.clientSecret,
  DISCORD_BOT_TOKEN: discord.botToken,
  DISCORD_GUILD_ID: discord.guildId,
});
