import type { Answer } from '../http/answer.ts';
import type { BotCall, Json } from '../http/call.ts';
import { routeFinder } from '../http/find-route.ts';
import type { Method } from '../http/route.ts';
import { channelsRoutes } from '../routes/channels/routes.ts';
import { guildsRoutes } from '../routes/guilds/routes.ts';
import { messagesRoutes } from '../routes/messages/routes.ts';
import type { User } from '../state/rows.ts';
import type { World } from '../world.ts';
import { cannot } from './cannot.ts';

export interface Deed {
  method: Method;
  /** As of the REST API: `/guilds/…/roles`. */
  path: string;
  body: Json | unknown[];
  reason: string | null;
}

/** What a person's program asks of Discord as a bot does; none of it asks for an application. */
const offered: Record<string, readonly Method[]> = {
  '/guilds/:guild': ['PATCH'],
  '/guilds/:guild/channels': ['POST', 'PATCH'],
  '/guilds/:guild/roles': ['POST', 'PATCH'],
  '/guilds/:guild/roles/:role': ['PATCH', 'DELETE'],
  '/guilds/:guild/members/:user': ['PATCH', 'DELETE'],
  '/guilds/:guild/members/:user/roles/:role': ['PUT', 'DELETE'],
  '/guilds/:guild/bans': ['GET'],
  '/guilds/:guild/bans/:user': ['PUT', 'DELETE'],
  '/channels/:channel': ['PATCH', 'DELETE'],
  '/channels/:channel/permissions/:overwrite': ['PUT', 'DELETE'],
  '/channels/:channel/invites': ['POST'],
  '/channels/:channel/messages/pins': ['GET'],
  '/channels/:channel/messages/pins/:message': ['PUT', 'DELETE'],
  '/channels/:channel/thread-members/:user': ['PUT', 'DELETE'],
};

const find = routeFinder(
  [...guildsRoutes, ...channelsRoutes, ...messagesRoutes].filter(({ path, method }) => offered[path]?.includes(method)),
);

/** Looks after a guild, by the same rules as a bot that has the same rights. */
export async function administer(world: World, person: User, deed: Deed): Promise<unknown> {
  const { method, path } = deed;
  const found = find(method, path);
  if (!found || found === 'wrong-verb') throw cannot(`${method} ${path} is nothing that a person does.`);
  const { body: done }: Answer = await found.route.handle(callOf(person, deed, found.params), world);
  return done;
}

const callOf = (user: User, { method, path, body, reason }: Deed, params: Record<string, string>): BotCall => ({
  ...{ method, path, params, reason, uploads: new Map(), query: new URLSearchParams() },
  ...{ body: body as Json, headers: {}, raw: Buffer.alloc(0), address: '' },
  caller: { kind: 'bot', user } as BotCall['caller'],
});
