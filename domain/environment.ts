import { z } from 'zod';
import { hostNames } from './hosting.ts';
import { readEncryptionKey, readKeyRing } from './key-ring.ts';

const text = (expectation = 'must not be empty') => z.string(expectation).min(1, expectation);

const urlOf = (protocols: readonly string[], expectation: string) =>
  text(expectation).refine(
    (value) => protocols.some((protocol) => URL.parse(value)?.protocol === protocol),
    expectation,
  );

const webUrl = urlOf(['http:', 'https:'], 'must be a web address such as https://panel.example.org').transform((url) =>
  url.replace(/\/+$/, ''),
);
const postgresUrl = urlOf(
  ['postgres:', 'postgresql:'],
  'must be a PostgreSQL address such as postgresql://botyard_app:password@127.0.0.1:5432/botyard',
);

const wholeNumber = (from: number, to: number, expectation: string) =>
  text(expectation)
    .regex(/^\d+$/, expectation)
    .transform(Number)
    .refine((number) => number >= from && number <= to, expectation);

const port = wholeNumber(0, 65_535, 'must be a port: a whole number up to 65535, or 0 for any free one');
const panelId = wholeNumber(1, 2 ** 31, 'must be the number that the panel shows for it, such as 1');
const yesOrNo = z.stringbool('must be true or false');
const snowflake = text().regex(/^\d{17,20}$/, 'must be a Discord id: 17 to 20 digits');
const choice = <const T extends readonly string[]>(words: T) => z.enum(words, `must be one of ${words.join(', ')}`);

const containerPassword = text().regex(
  /^[\w.~-]{8,}$/,
  'must be at least 8 letters and digits, as `openssl rand -hex 24` makes them',
);

const list = <Item>(item: z.ZodType<Item, string>) =>
  z
    .string()
    .transform((value) =>
      value
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .pipe(z.array(item));

const panelIds = list(wholeNumber(1, 2 ** 31, 'must be the numbers that the panel shows for them, such as 1,2'));

const portsExpected =
  'must be ports from 1025 to 65535 or ranges of at most 1000 of them, separated by commas, such as 25565,30000-30999';
const panelPorts = list(text(portsExpected).refine(isPortOrRange, portsExpected));

/** As panels take them. */
function isPortOrRange(value: string): boolean {
  const [, first, last = first] = /^(\d{4,5})(?:-(\d{4,5}))?$/.exec(value) ?? [];
  const [from, to] = [Number(first), Number(last)];
  return from > 1024 && to <= 65_535 && from <= to && to - from < 1_000;
}

const wingsTokens = text()
  .regex(/^\d+:[^\s,]+(,\s*\d+:[^\s,]+)*$/, 'must be "<node id>:<token>", several separated by commas')
  .transform((value) => new Map(value.split(',').map((entry) => wingsToken(entry.trim()))));
const wingsToken = (entry: string) =>
  [Number(entry.slice(0, entry.indexOf(':'))), entry.slice(entry.indexOf(':') + 1)] as const;

const isJsonObject = (value: string) => {
  try {
    return JSON.parse(value)?.constructor === Object;
  } catch {
    return false;
  }
};

/** Every variable that Botyard reads, by its own name. What is not set is absent. `.env.example` explains each. */
export const environment = z.object({
  BOTYARD_DATA: text().default('.botyard'),
  BOTYARD_INSTALLATION: text()
    .regex(/^[a-z0-9]{1,16}$/, 'must be 1 to 16 lower-case letters and digits')
    .default('main'),
  BOTYARD_KEYS: text().transform(readKeyRing).optional(),
  BOTYARD_POLICY: text().refine(isJsonObject, 'must be a JSON object such as {"paymentWindow":"1 minute"}').optional(),
  HOST: text().default('127.0.0.1'),
  PORT: port.default(3000),
  BOTYARD_WEB_FOLDER: text().optional(),
  WEBSOCKET_PORT: port.optional(),
  REQUESTS_PER_MINUTE: wholeNumber(10, 10_000_000, 'must be a whole number of at least 10').default(1200),
  DASHBOARD_API_URL: webUrl.optional(),
  TRUST_PROXY: text()
    .regex(/^(\d+|[a-z0-9.:/, ]{2,})$/i, 'must be a number of proxies, or their addresses')
    .optional(),
  LOG_LEVEL: choice(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  WEBHOOK_SECRET: text().min(16, 'must be at least 16 characters that nobody can guess').optional(),
  SENTRY_DSN: webUrl.optional(),

  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  REDIS_URL: urlOf(['redis:', 'rediss:'], 'must be a Redis address such as redis://127.0.0.1:6379').optional(),

  TEMPORAL_ADDRESS: text()
    .regex(/^[^\s/:]+:\d+$/, 'must be host and port such as 127.0.0.1:7233, without http://')
    .optional(),
  TEMPORAL_NAMESPACE: text().default('default'),
  TEMPORAL_TASK_QUEUE: text().default('orders'),
  TEMPORAL_TLS: yesOrNo.default(false),
  TEMPORAL_API_KEY: text().optional(),
  TEMPORAL_UI_URL: webUrl.optional(),
  TEMPORAL_CODEC: z
    .never('must be left out: payloads cannot be encrypted yet, and hold no secrets (docs/decisions/0007)')
    .optional(),

  DEPLOYMENT_METHOD: choice(hostNames).default('pterodactyl'),
  BOT_STARTUP_COMMAND: text().optional(),
  BOT_HOSTING_DOMAIN: text().optional(),
  PTERODACTYL_PANEL_URL: webUrl.optional(),
  PTERODACTYL_API_KEY: text().optional(),
  PTERODACTYL_CLIENT_KEY: text().optional(),
  PTERODACTYL_DEFAULT_NODE_ID: panelId.optional(),
  PTERODACTYL_LOCATION_IDS: panelIds.default([]),
  PTERODACTYL_NODE_TAGS: list(text()).default([]),
  PTERODACTYL_PORTS: panelPorts.default([]),
  PTERODACTYL_BOT_EGG_ID: panelId.optional(),
  PTERODACTYL_BOT_NEST_ID: panelId.optional(),
  PTERODACTYL_DEFAULT_USER_ID: panelId.optional(),
  PTERODACTYL_DOCKER_IMAGE: text().optional(),
  PTERODACTYL_WINGS_TOKENS: wingsTokens.optional(),

  DISCORD_API_URL: webUrl.default('https://discord.com'),
  DISCORD_API_ELSEWHERE: yesOrNo.default(false),
  DISCORD_BOT_TOKEN: text().optional(),
  DISCORD_CLIENT_ID: snowflake.optional(),
  DISCORD_CLIENT_SECRET: text().optional(),
  DISCORD_REDIRECT_URI: webUrl.optional(),
  DISCORD_GUILD_ID: snowflake.optional(),
  DISCORD_TOKEN_ENCRYPTION_KEY: text().transform(readEncryptionKey).optional(),
  ADMIN_DISCORD_IDS: list(snowflake).default([]),

  STRIPE_SECRET_KEY: text().optional(),
  STRIPE_WEBHOOK_SECRET: text().optional(),

  // For docker-compose.yml alone, which puts them into addresses; no process of ours is told them.
  POSTGRES_PASSWORD: containerPassword.optional(),
  BOTYARD_OWNER_PASSWORD: containerPassword.optional(),
  BOTYARD_APP_PASSWORD: containerPassword.optional(),
  TEMPORAL_DATABASE_PASSWORD: containerPassword.optional(),
});

export type Environment = z.infer<typeof environment>;
