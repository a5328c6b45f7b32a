import { listen } from '../listen.ts';
import { createDiscord } from './create-discord.ts';
import { acceptConnection } from './gateway/accept.ts';
import { closeGateway } from './gateway/gateway.ts';
import { serve } from './http/serve.ts';
import type { DiscordOptions } from './options.ts';
import { sitesOf } from './sites.ts';
import type { World } from './world.ts';

export interface Discord {
  url: string;
  world: World;
  ready: DiscordReady;
  close(): Promise<void>;
}

/** What a bot, a web site and a person need to begin. */
export interface DiscordReady {
  url: string;
  applicationId: string;
  botToken: string;
  clientSecret: string;
  publicKey: string;
  guildId: string;
  /** By name. */
  users: Record<string, string>;
}

/** A Discord that answers on 127.0.0.1 until it is closed. */
export async function startDiscord(options: Partial<DiscordOptions> = {}): Promise<Discord> {
  const world = createDiscord(options);
  await world.save();
  const siteOf = sitesOf(world);
  const door = await listen(
    world.options.port,
    (request, response) => serve(request, response, world, siteOf),
    (request, socket, head) => acceptConnection(request, socket, head, world),
  );
  world.outage.gate = door;
  const url = `http://127.0.0.1:${door.port}`;
  world.url = () => url;

  return {
    url,
    world,
    ready: readyOf(world),
    async close() {
      closeGateway(world.gateway);
      world.clock.stop();
      await door.close();
      await world.save();
    },
  };
}

function readyOf({ state, url }: World): DiscordReady {
  const [application] = state.applications.values();
  const [guild] = state.guilds.values();
  if (!application || !guild) throw new Error('This Discord has no application, or no guild.');
  const { id: applicationId, token: botToken, clientSecret, publicKey } = application;
  const people = [...state.users.values()].filter(({ bot }) => !bot);
  const users = Object.fromEntries(people.map(({ username, id }) => [username, id]));
  return { url: url(), applicationId, botToken, clientSecret, publicKey, guildId: guild.id, users };
}
