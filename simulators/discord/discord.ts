import { listen } from '../listen.ts';
import { createDiscord } from './create-discord.ts';
import { acceptConnection } from './gateway/accept.ts';
import { closeGateway } from './gateway/gateway.ts';
import { serve } from './http/serve.ts';
import type { DiscordOptions } from './options.ts';
import { createVisitors } from './page-site/visitors.ts';
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
  const visitors = createVisitors(world);
  const door = await listen(
    world.options.port,
    (request, response) => serve(request, response, world, siteOf),
    (request, socket, head) => {
      if (visitors.isVisitor(request)) visitors.accept(request, socket, head);
      else acceptConnection(request, socket, head, world);
    },
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
      visitors.close();
      world.clock.stop();
      await door.close();
      await world.save();
      requireFewInvalid(world);
    },
  };
}

function requireFewInvalid({ options: { invalidLimit }, invalidRequests }: World): void {
  const most = invalidRequests.most();
  if (invalidLimit === null || most <= invalidLimit) return;
  throw new Error(
    `${most} requests within ten minutes were answered with 401, 403 or 429, and ${invalidLimit} may be: find out which, before Discord shuts you out at 10,000.`,
  );
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
