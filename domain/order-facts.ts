/**
 * What has happened to an order outside its workflow. `number` grows per order and is given under the order row's lock;
 * the workflow ignores every number that it has seen.
 */
export type OrderFact =
  | { name: 'paymentSubmitted'; number: number; paymentId: string }
  | {
      name: 'paymentConfirmed';
      number: number;
      paymentId: string;
      /** The subject of the invoice that is now paid in full. */
      invoicePaid: string | null;
      /** Minor units that are due back on the whole order, this payment's surplus included. */
      refundDue: number;
    }
  | { name: 'paymentRejected'; number: number; paymentId: string }
  | { name: 'botTokenChanged'; number: number }
  /** The bot went down, or came back, at `at` (milliseconds since 1970); `ofNode` with many others of its machine. */
  | { name: 'healthChanged'; number: number; isUp: boolean; at: number; ofNode?: boolean }
  /** Whoever runs the bot says that it was built. */
  | { name: 'deploymentReported'; number: number; serverId: string; url: string | null };

type Unnumbered<Fact> = Fact extends OrderFact ? Omit<Fact, 'number'> : never;

/** A fact that has not been given its number yet. */
export type NewOrderFact = Unnumbered<OrderFact>;
