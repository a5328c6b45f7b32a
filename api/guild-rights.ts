import { type DiscordGuild, mayManage } from '../domain/discord.ts';
import { Refusal } from '../domain/refusal.ts';
import { DiscordTokenRefused } from '../integrations/discord-rest/discord-error.ts';
import type { DiscordTransport } from '../integrations/discord-rest/transport.ts';
import { readMyGuilds } from '../integrations/discord-rest/users.ts';
import type { DiscordTokenKeeper } from './discord-tokens.ts';
import { rememberedBy } from './remembered.ts';

interface Needed {
  tokens: DiscordTokenKeeper;
  transport: DiscordTransport;
  /** How long an answer counts, in milliseconds: rights that were taken away are gone after it. */
  freshMs?: number;
}

export type GuildRights = ReturnType<typeof guildRights>;

/** What a person may do in guilds, as Discord has it now and not as it was at the login. */
export function guildRights({ tokens, transport, freshMs = 10_000 }: Needed) {
  const guildsOf = rememberedBy(freshMs, async (userId: string): Promise<DiscordGuild[]> => {
    const ask = (token: string) => readMyGuilds(transport, { kind: 'Bearer', token });
    const token = await tokens.accessToken(userId);
    return ask(token).catch(async (error) => {
      if (!(error instanceof DiscordTokenRefused)) throw error;
      return ask(await tokens.anotherThan(token, userId)).catch((again) => {
        if (again instanceof DiscordTokenRefused) return tokens.giveUp(userId);
        throw again;
      });
    });
  });

  return {
    guildsOf,
    forget: guildsOf.forget,

    async mayManage(userId: string, guildId: string): Promise<boolean> {
      const guild = (await guildsOf(userId)).find(({ id }) => id === guildId);
      return guild !== undefined && mayManage(guild);
    },

    /** Before each write to what belongs to a guild. */
    async requireManager(userId: string, guildId: string): Promise<void> {
      if (await this.mayManage(userId, guildId)) return;
      throw new Refusal('guild-forbidden', 'You may not manage this Discord server.', {
        remedy: 'Ask its owner for a role with "Manage Server"; it counts here within ten seconds.',
      });
    },
  };
}
