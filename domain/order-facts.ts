/**
 * What has happened to an order outside its workflow. `number` grows per order and is given under the order row's lock;
 * the workflow ignores every number that it has seen.
 */
export type OrderFact =
  | { name: 'paymentSubmitted'; number: number; paymentId: string }
  | { name: 'paymentConfirmed'; number: number; paymentId: string; invoicePaid: boolean }
  | { name: 'paymentRejected'; number: number; paymentId: string }
  | { name: 'botTokenChanged'; number: number };

type Unnumbered<Fact> = Fact extends OrderFact ? Omit<Fact, 'number'> : never;

/** A fact that has not been given its number yet. */
export type NewOrderFact = Unnumbered<OrderFact>;
