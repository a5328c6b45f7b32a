import type { HostName, Observation, ServerStatus } from './hosting.ts';

/**
 * How a bot was seen. `heartbeat`: it said itself that it runs and Discord answers. `node`: its machine listed all its processes.
 * `process`: the host was asked for this one.
 */
export const lookSources = ['heartbeat', 'node', 'process'] as const;
export type LookSource = (typeof lookSources)[number];

/** What one look has shown of one bot. */
export interface Look extends Observation {
  orderId: string;
  source: LookSource;
  /** The machine it runs on, as its host names it; null where it has no such thing. */
  node: string | null;
}

/** What could not be seen, and why, in a sentence for the operator. */
export interface Blindness {
  /** Null: the whole host. */
  node: string | null;
  sentence: string;
}

/** A part of what a host's watcher has seen; `seen` names the parts whose eyes are open, `blind` those whose are not. */
export interface Sight {
  looks: readonly Look[];
  seen: readonly (string | null)[];
  blind: readonly Blindness[];
}

/** Looks at many bots of one host with as few calls as it can, and changes nothing. */
export interface HostWatcher {
  readonly name: HostName;
  /**
   * Looks at these bots, in this order where each costs a call, until all were seen or `until` (milliseconds since 1970) has come.
   * What it cannot see is told as blindness, never as an outage; it does not throw for it.
   */
  watch(orderIds: readonly string[], until: number): AsyncIterable<Sight>;
}

const health: Record<ServerStatus, boolean | null> = {
  running: true,
  starting: true, // panels leave a bot there for ever when it does not print the line they wait for
  offline: false,
  missing: false,
  'install-failed': false,
  suspended: false,
  installing: null,
  created: null,
  unknown: null,
};

/** Whether a bot that should work does; null when that cannot be told. */
export const isUp = (status: ServerStatus): boolean | null => health[status];

/** How long after a bad look the bot is looked at again, in milliseconds: its panel restarts a crashed bot by itself. */
export const secondLookAfter = 30_000;

/** How often a bot sends a heartbeat, and as old as one may be to stand for its bot, in milliseconds. */
export const heartbeatEvery = 60_000;
export const heartbeatLasts = 150_000;

/** Bots that stop within so long of each other stop at once, in milliseconds: a large panel is not looked through any faster. */
export const atOnce = 30 * 60_000;

const nodeShare = 0.3;
const nodeAtLeast = 5;

/** So many bots of one machine do not stop by themselves: it is the machine, and restarting them would not help. */
export const isNodeIncident = (stopped: number, watched: number): boolean =>
  stopped >= nodeAtLeast && stopped > watched * nodeShare;
