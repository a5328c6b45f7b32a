import { z } from 'zod';

export const GuildsView = z
  .object({
    guilds: z.array(z.string()).describe('Discord ids of the guilds that the bot serves.'),
    maxGuilds: z.int().describe('As many as were sold with the tier.'),
  })
  .meta({ id: 'Guilds' });
