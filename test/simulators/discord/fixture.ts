import type { TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, type ClientOptions, GatewayIntentBits as Intent } from 'discord.js';
import { type Discord, startDiscord } from '../../../simulators/discord/discord.ts';
import type { DiscordOptions } from '../../../simulators/discord/options.ts';
import type { Application, User } from '../../../simulators/discord/state/rows.ts';
import { openCourt } from './court.ts';

// What Discord sends is of any shape, and these tests look at all of it.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type Anything = any;

export interface Reply {
  status: number;
  headers: Headers;
  body: Anything;
  text: string;
}

interface Sent {
  /** As it stands in the header; the bot's own where left out, none where null. */
  as?: string | null;
  headers?: Record<string, string>;
  /** Sent as it is, instead of JSON. */
  raw?: string | FormData | URLSearchParams;
}

/** A Discord of its own for each test, whose clock stands and which counts no requests unless a test asks for it. */
export async function openDiscord(t: TestContext, options: Partial<DiscordOptions> = {}) {
  const court = openCourt();
  const discord = await startDiscord({
    ...{ still: true, control: true, globalLimit: 100_000, bucket: { limit: 100_000, windowMs: 1_000 } },
    // A pushed clock would break the lines of bots that beat by their own.
    heartbeatMs: 7 * 86_400_000,
    observe: court.observe,
    ...options,
  });
  t.after(() => discord.close().then(court.requireRight));
  const { world, ready } = discord;
  const person = (username: string): User => world.state.users.get(ready.users[username]!)!;
  const application = world.state.applications.get(ready.applicationId)!;

  return {
    discord,
    world,
    ready,
    application,
    guild: world.state.guilds.get(ready.guildId)!,
    person,
    channel: (name: string) => [...world.state.channels.values()].find((channel) => channel.name === name)!,
    ask: asking(discord, application),
    control: (method: string, path: string, body?: object) =>
      asking(discord, application)(method, `/_control${path}`, body, { as: null }),
  };
}

export type Opened = Awaited<ReturnType<typeof openDiscord>>;

/** As a plain HTTP client would; paths without `/_` or `/api` are of the REST API. */
const asking =
  ({ url }: Discord, { token }: Application) =>
  async (method: string, path: string, body?: unknown, sent: Sent = {}): Promise<Reply> => {
    const { as = `Bot ${token}`, headers = {}, raw } = sent;
    const isJson = raw === undefined && body !== undefined;
    const response = await fetch(`${url}${/^\/(_|api|oauth2)/.test(path) ? '' : '/api/v10'}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        'user-agent': 'DiscordBot (https://example.org, 1.0)',
        ...(as && { authorization: as }),
        ...(isJson && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(raw !== undefined ? { body: raw } : isJson && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    return {
      status: response.status,
      headers: response.headers,
      body: text && type.includes('json') ? JSON.parse(text) : null,
      text,
    };
  };

/** discord.js, as any bot uses it; logged in and ready. */
export async function logIn(
  t: TestContext,
  { discord, application }: Opened,
  options: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const intents = [Intent.Guilds, Intent.GuildMembers, Intent.GuildMessages, Intent.MessageContent];
  const client = new Client({ intents, ...options, rest: { api: `${discord.url}/api`, ...options.rest } });
  t.after(() => client.destroy());
  const ready = new Promise((resolve) => client.once('clientReady', resolve));
  await client.login(application.token);
  await ready;
  return client as Client<true>;
}

/** Asks until the answer is there; what never comes fails the test with what was asked for. */
export async function eventually<Result>(
  what: string,
  look: () => Result | Promise<Result>,
): Promise<NonNullable<Result>> {
  for (const end = Date.now() + 10_000; Date.now() < end; await pause(5)) {
    const seen = await look();
    if (seen) return seen;
  }
  throw new Error(`It never came to be that ${what}.`);
}
