import { type Environment, environment } from './environment.ts';
import type { KeyRing } from './key-ring.ts';
import { isLoopback } from './loopback.ts';
import { Refusal } from './refusal.ts';

export type Configuration = ReturnType<typeof present>;

/** Checks all variables at once. The sentences name variables and never repeat a value, which may be a secret. */
export function readConfiguration(variables: Record<string, string | undefined>): Configuration {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const { data, error } = environment.safeParse(set);
  if (error) throw badConfiguration(error.issues.map(({ path, message }) => `${String(path[0])} ${message}.`));

  const gaps = [...gapsIn(data), ...discordElsewhere(data)];
  if (gaps.length) throw badConfiguration(gaps);
  return present(data);
}

/** For a process that cannot do without this setting: `required(configuration.databaseUrl, 'DATABASE_URL')`. */
export function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw badConfiguration([`${name} is not set.`]);
  return value;
}

const badConfiguration = (sentences: readonly string[]) =>
  new Refusal('bad-configuration', [...new Set(sentences)].join('\n'), {
    remedy: 'Correct it in .env or in the environment; .env.example explains every variable.',
  });

/** What is only half set. */
function gapsIn(env: Environment): string[] {
  const together: [keyof Environment, keyof Environment][] = [
    ['PTERODACTYL_PANEL_URL', 'PTERODACTYL_API_KEY'],
    ['DATABASE_OWNER_URL', 'DATABASE_URL'],
    ['TEMPORAL_API_KEY', 'TEMPORAL_ADDRESS'],
    ['DISCORD_CLIENT_SECRET', 'DISCORD_CLIENT_ID'],
  ];
  return together
    .filter(([first, second]) => env[first] !== undefined && env[second] === undefined)
    .map(([first, second]) => `${first} is set, so ${second} must be set too.`);
}

/** Whoever stands in for Discord is given secrets, and says who people are. */
function discordElsewhere({ DISCORD_API_URL: url, DISCORD_API_ELSEWHERE: isMeant }: Environment): string[] {
  if (isLoopback(url) || url === 'https://discord.com') return [];
  if (!url.startsWith('https:')) return ['DISCORD_API_URL must begin with https:// unless it is on this machine.'];
  return isMeant ? [] : ['DISCORD_API_URL is not Discord: set DISCORD_API_ELSEWHERE=true if that is meant.'];
}

const present = (env: Environment) => ({
  dataFolder: env.BOTYARD_DATA,
  /** Tells this installation's servers and cookies from those of its neighbours. */
  installationId: env.BOTYARD_INSTALLATION,
  keys: keysOf(env),
  policy: env.BOTYARD_POLICY,
  host: env.HOST,
  port: env.PORT,
  /** The page as it was built. */
  webFolder: env.BOTYARD_WEB_FOLDER,
  websocketPort: env.WEBSOCKET_PORT,
  /** How many requests one address, and one person, may send. */
  requestsPerMinute: env.REQUESTS_PER_MINUTE,
  dashboardUrl: env.DASHBOARD_API_URL,
  trustProxy: env.TRUST_PROXY,
  logLevel: env.LOG_LEVEL,
  webhookSecret: env.WEBHOOK_SECRET,
  sentryDsn: env.SENTRY_DSN,
  /** The plain role of the processes. */
  databaseUrl: env.DATABASE_URL,
  /** The role that owns the tables: migrations only. */
  databaseOwnerUrl: env.DATABASE_OWNER_URL,
  redisUrl: env.REDIS_URL,
  deploymentMethod: env.DEPLOYMENT_METHOD,
  adminDiscordIds: env.ADMIN_DISCORD_IDS,
  temporal: {
    address: env.TEMPORAL_ADDRESS,
    namespace: env.TEMPORAL_NAMESPACE,
    taskQueue: env.TEMPORAL_TASK_QUEUE,
    tls: env.TEMPORAL_TLS,
    apiKey: env.TEMPORAL_API_KEY,
    /** Where the api finds Temporal's own UI. */
    uiUrl: env.TEMPORAL_UI_URL,
  },
  pterodactyl: pterodactylOf(env),
  bots: { startupCommand: env.BOT_STARTUP_COMMAND, domain: env.BOT_HOSTING_DOMAIN },
  discord: discordOf(env),
  stripe: { secretKey: env.STRIPE_SECRET_KEY, webhookSecret: env.STRIPE_WEBHOOK_SECRET },
});

const pterodactylOf = (env: Environment) => ({
  panelUrl: env.PTERODACTYL_PANEL_URL,
  apiKey: env.PTERODACTYL_API_KEY,
  clientKey: env.PTERODACTYL_CLIENT_KEY,
  nodeId: env.PTERODACTYL_DEFAULT_NODE_ID,
  /** Empty: all. */
  locationIds: env.PTERODACTYL_LOCATION_IDS,
  /** Pelican's own, instead of locations. Empty: all. */
  nodeTags: env.PTERODACTYL_NODE_TAGS,
  /** `25565` or `30000-30999`; empty: any. */
  ports: env.PTERODACTYL_PORTS,
  eggId: env.PTERODACTYL_BOT_EGG_ID,
  nestId: env.PTERODACTYL_BOT_NEST_ID,
  userId: env.PTERODACTYL_DEFAULT_USER_ID,
  dockerImage: env.PTERODACTYL_DOCKER_IMAGE,
  wingsTokens: env.PTERODACTYL_WINGS_TOKENS,
});

const discordOf = (env: Environment) => ({
  apiUrl: env.DISCORD_API_URL,
  botToken: env.DISCORD_BOT_TOKEN,
  clientId: env.DISCORD_CLIENT_ID,
  clientSecret: env.DISCORD_CLIENT_SECRET,
  redirectUri: env.DISCORD_REDIRECT_URI,
  guildId: env.DISCORD_GUILD_ID,
});

/** `DISCORD_TOKEN_ENCRYPTION_KEY` is the name that installations of before the key ring have set. */
function keysOf({ BOTYARD_KEYS, DISCORD_TOKEN_ENCRYPTION_KEY }: Environment): KeyRing | undefined {
  if (BOTYARD_KEYS) return BOTYARD_KEYS;
  return DISCORD_TOKEN_ENCRYPTION_KEY && [DISCORD_TOKEN_ENCRYPTION_KEY];
}
