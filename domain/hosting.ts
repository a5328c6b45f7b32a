import type { Resources } from './catalogue.ts';
import { Refusal } from './refusal.ts';

export const hostNames = ['pterodactyl', 'docker', 'pm2', 'serverless', 'manual', 'simulation'] as const;
export type HostName = (typeof hostNames)[number];

/** What a bot needs in order to run, whoever runs it. */
export interface BotSpec {
  /** Names the server everywhere; the host's idempotency key. */
  orderId: string;
  /** `bot_<order id>_<guild id>` */
  name: string;
  resources: Resources;
  environment: BotEnvironment;
}

/** What the bot is told at its start, by meaning; a host fills whichever names its panel has for them. */
export interface BotEnvironment {
  botToken: string;
  guildId: string;
  tier: string;
  features: readonly string[];
  /** By which the bot proves to the api which one it is; null for one that is gone. */
  instanceToken: string | null;
  /** Where the bot reaches the api; null where nobody has said. */
  apiUrl: string | null;
}

export interface HostedServer {
  serverId: string;
  /** Where a person finds it. */
  url: string | null;
}

/**
 * `missing`: the host has no server for this order. `unknown`: the host cannot tell now, which is not an outage.
 * `created`: the server stands and is installed; the host cannot see whether the bot's process runs.
 */
export const serverStatuses = [
  'missing',
  'installing',
  'install-failed',
  'created',
  'offline',
  'starting',
  'running',
  'suspended',
  'unknown',
] as const;
export type ServerStatus = (typeof serverStatuses)[number];

/** What is asked of a host and leaves a row in `deployment_logs`. */
export const hostActions = ['provision', 'restart', 'reconfigure', 'resize', 'suspend', 'resume', 'terminate'] as const;
export type HostAction = (typeof hostActions)[number];

export const powerSignals = ['start', 'stop', 'restart', 'kill'] as const;
export type PowerSignal = (typeof powerSignals)[number];

/**
 * `ordered`: the process was told to start anew. `not-needed`: the next start, which is not due now, brings the change along.
 * `by-hand`: the host has no way to processes, so a person has to do it.
 */
export type Restart = 'ordered' | 'not-needed' | 'by-hand';

export interface ServerUsage {
  memoryBytes: number;
  /** 100 = one core. */
  cpuPercent: number;
  diskBytes: number;
  uptimeMs: number;
  /** Received and sent since the process began; null where nobody counts. */
  networkRxBytes: number | null;
  networkTxBytes: number | null;
}

/**
 * A company, panel or machine that runs bots for us. Every verb is safe to repeat.
 * An expected "no" is a `Refusal` whose remedy an admin can act on, a request for patience is `Busy`; all else is retried.
 */
export interface Host {
  readonly name: HostName;
  /** Asks, without changing anything, whether this host could take a bot of this size now; refuses with what is missing. */
  preflight(resources: Resources): Promise<void>;
  find(orderId: string): Promise<HostedServer | null>;
  /** An order never owns two servers. Answers as soon as the host has accepted; `status` tells when it is installed. */
  provision(spec: BotSpec): Promise<HostedServer>;
  status(orderId: string): Promise<ServerStatus>;
  /** Removing what is not there is a success. */
  terminate(orderId: string): Promise<void>;

  // What a host does for a bot that has a server; without one, every verb but `statuses` refuses with `server-missing`.

  /** Answers when the host has taken the order, not when the process has followed it. */
  power(orderId: string, signal: PowerSignal): Promise<void>;
  /** Stops the process and keeps the data. */
  suspend(orderId: string): Promise<void>;
  unsuspend(orderId: string): Promise<Restart>;
  /** Refuses where the server uses more than it would get, or its machine has no room. */
  resize(orderId: string, resources: Resources): Promise<void>;
  /** Gives the bot a new environment, and has it start anew with it. */
  reconfigure(spec: BotSpec): Promise<Restart>;
  /** Of many orders with few calls, so a process may be `created` here where `status` would know more. */
  statuses(orderIds: readonly string[]): Promise<ReadonlyMap<string, ServerStatus>>;
  /** Null where the host cannot measure now. */
  usage(orderId: string): Promise<ServerUsage | null>;
  /** The last lines of what the bot said, oldest first, without its secrets. */
  logs(orderId: string, lines: number): Promise<readonly string[]>;
}

/** What is seen of a bot in one look. */
export interface Observation {
  status: ServerStatus;
  /** Null where the host cannot measure now. */
  usage: ServerUsage | null;
}

/** A host as those see it who may look and not touch: pages that are open, checks. Fails as a `Host` does. */
export interface HostObserver extends Pick<Host, 'logs' | 'preflight'> {
  observe(orderId: string): Promise<Observation>;
}

/** The code of a refusal by which a host was never asked anything. */
export const notSetUp = 'host-not-set-up';

export const hostNotSetUp = (name: HostName) =>
  new Refusal(notSetUp, `The host "${name}" is not set up here.`, {
    remedy:
      'Set it up as .env.example says and restart the worker; as long as the bot is being built, another host may be chosen; or cancel the order.',
  });

/** The code of a refusal that only a person can get round: what it is about may still be there. */
export const outOfReach = 'server-out-of-reach';

export const serverOutOfReach = (name: HostName) =>
  new Refusal(
    outOfReach,
    `The host "${name}" is not set up here any more, and may still hold the server of this bot.`,
    {
      remedy: 'Set it up again and restart the worker, or remove the server there by hand; then ask for another try.',
    },
  );
