import type { Orm } from '../db/orm.ts';
import type { HostName } from '../domain/hosting.ts';
import type { KeyRing } from '../domain/key-ring.ts';
import type { OrderPolicy } from '../domain/policy.ts';
import type { OrderCommander } from '../integrations/temporal/order-commands.ts';
import type { Probe } from './health/probe.ts';

/** What the routes are made of; each asks for the few that it needs. */
export interface Parts {
  orm: Orm;
  commander: OrderCommander;
  keys: KeyRing;
  /** What new orders are placed under. */
  policy: OrderPolicy;
  /** Where bots run when nobody has said otherwise. */
  defaultHost: HostName;
  probes: Readonly<Record<'database' | 'temporal' | 'worker', Probe>>;
}
