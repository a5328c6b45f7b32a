import { z } from 'zod';
import { mayManage } from '../../../domain/discord.ts';
import { DiscordBusy, DiscordRefused, DiscordTokenRefused } from '../../../integrations/discord-rest/discord-error.ts';
import { requireDiscord } from '../../auth/door.ts';
import type { Parts } from '../../parts.ts';
import { route, takes } from '../../route.ts';
import type { DiscordPart } from '../../set-up-discord.ts';

const Guild = z.object({
  id: z.string(),
  name: z.string(),
  icon: z.string().nullable(),
  isOwner: z.boolean(),
  mayManage: z.boolean(),
  hasBot: z.boolean().nullable().describe('Null where that is not known at this moment.'),
});

export const listMyGuilds = ({ discord }: Pick<Parts, 'discord'>) =>
  route({
    method: 'get',
    path: '/api/me/guilds',
    summary: 'The Discord servers that you are in, and which of them you may manage',
    needs: 'guild.read',
    idempotency: 'none',
    input: takes({}),
    output: z.object({ guilds: z.array(Guild) }),

    async handle(_input, { actor }) {
      const part = requireDiscord({ discord });
      const [guilds, withBot] = await Promise.all([part.rights.guildsOf(actor.id), guildsWithBot(part)]);
      return {
        guilds: guilds.map(({ permissions, ...guild }) => ({
          ...guild,
          mayManage: mayManage({ ...guild, permissions }),
          hasBot: withBot?.has(guild.id) ?? null,
        })),
      };
    },
  });

/** A bot that cannot be asked costs the answer about the bot, not the list. */
async function guildsWithBot({ botGuilds }: DiscordPart): Promise<ReadonlySet<string> | null> {
  try {
    return (await botGuilds?.()) ?? null;
  } catch (error) {
    const isDiscords = [DiscordBusy, DiscordRefused, DiscordTokenRefused].some((kind) => error instanceof kind);
    if (isDiscords) return null;
    throw error;
  }
}
