import type { Orm } from '../db/orm.ts';
import type { HostName, HostObserver } from '../domain/hosting.ts';
import type { KeyRing } from '../domain/key-ring.ts';
import type { OrderPolicy } from '../domain/policy.ts';
import type { OrderCommander } from '../integrations/temporal/order-commands.ts';
import type { Probe } from './health/probe.ts';
import type { DiscordPart } from './set-up-discord.ts';
import type { Site } from './site.ts';

/** What the routes are made of; each asks for the few that it needs. */
export interface Parts {
  orm: Orm;
  commander: OrderCommander;
  keys: KeyRing;
  /** What new orders are placed under. */
  policy: OrderPolicy;
  /** Where bots run when nobody has said otherwise. */
  defaultHost: HostName;
  /** Ways to look into hosts; one that is not here is not set up, or shows nothing. */
  observers: Partial<Record<HostName, HostObserver>>;
  /** How long a page waits for a host. */
  hostPatienceMs: number;
  /** How bots are started where nobody has said otherwise; for whoever builds one by hand. */
  startupCommand: string | null;
  /** Where browsers and panels reach us from outside; null where nobody has said so. */
  publicUrl: string | null;
  /** How browsers reach us, whoever has said so. */
  site: Site;
  /** Signing in with Discord; null where the operator has not registered this installation there. */
  discord: DiscordPart | null;
  /** Where live updates are, if not where we are. */
  livePort?: number | undefined;
  /** What other panels sign their webhooks with; null: none are taken. */
  webhookSecret: string | null;
  probes: Readonly<Record<'database' | 'temporal' | 'worker' | 'hosts' | 'watching', Probe>>;
}
