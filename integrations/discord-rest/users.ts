import { z } from 'zod';
import type { DiscordGuild, DiscordPerson } from '../../domain/discord.ts';
import type { Credential, DiscordTransport } from './transport.ts';

const User = z.object({ id: z.string(), username: z.string(), avatar: z.string().nullable() });
const Guild = z.object({
  id: z.string(),
  name: z.string(),
  icon: z.string().nullable(),
  owner: z.boolean(),
  permissions: z.string().regex(/^\d{1,20}$/),
});

/** Discord's longest page; nobody is in more than a few hundred guilds, bots are in more. */
const pageSize = 200;
const mostPages = 50;

/** Whose token this is. */
export async function readMe(transport: DiscordTransport, credential: Credential): Promise<DiscordPerson> {
  const { id, username, avatar } = await transport.read(credential, '/users/@me', User);
  return { discordId: id, username, avatar };
}

/** All guilds of whoever the token belongs to, a person or a bot. */
export async function readMyGuilds(transport: DiscordTransport, credential: Credential): Promise<DiscordGuild[]> {
  const guilds: DiscordGuild[] = [];
  for (let page = 0; page < mostPages; page++) {
    const after = guilds.at(-1)?.id ?? '0';
    const path = `/users/@me/guilds?limit=${pageSize}&after=${after}`;
    const found = await transport.read(credential, path, z.array(Guild));
    guilds.push(
      ...found.map(({ owner, permissions, ...guild }) => ({
        ...guild,
        isOwner: owner,
        permissions: BigInt(permissions),
      })),
    );
    if (found.length < pageSize) break;
  }
  return guilds;
}
