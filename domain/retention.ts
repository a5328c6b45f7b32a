const day = 86_400_000;

/** How long what is kept, in milliseconds: from when it happened until it is thinned, or gone. */
export interface Retention {
  /** Every single look. */
  looks: number;
  /** What looks come to in five minutes. */
  slots: number;
  /** What they come to in an hour. */
  hours: number;
  /** The same of all bots together. */
  hoursInAll: number;
  /** A request with the same key is answered from memory for as long. */
  idempotencyKeys: number;
  /** Events that belong to no order; those of orders are their timeline. */
  events: number;
  closedIncidents: number;
  webhookDeliveries: number;
  /** Parts of a host that nobody looks at any more. */
  monitors: number;
  /** Sessions that are over: by their own end, or ended by somebody. */
  endedSessions: number;
  /** One-time links that were used, or let pass. */
  loginLinks: number;
  /** Logins that were begun at Discord and never came back. */
  loginAttempts: number;
}

export const defaultRetention: Retention = {
  looks: 2 * day,
  slots: 9 * day,
  hours: 374 * day,
  hoursInAll: 374 * day,
  idempotencyKeys: 30 * day,
  events: 90 * day,
  closedIncidents: 365 * day,
  webhookDeliveries: 30 * day,
  monitors: day,
  endedSessions: 30 * day,
  loginLinks: 30 * day,
  loginAttempts: day,
};
