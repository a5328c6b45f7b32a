/** Every duration of an order's life, in milliseconds. An order keeps the policy it was placed under. */
export interface OrderPolicy {
  /** How long an offered price stands. */
  quoteWindow: number;
  /** How long an accepted quote may stay unpaid; stopped while a submitted payment waits for staff. */
  paymentWindow: number;
  /** How long a paid order waits for the customer's bot token. */
  tokenWindow: number;
  /** How long a host may fail by accident before a person is asked. */
  provisionPatience: number;
}

const hour = 3_600_000;
const day = 24 * hour;

export const defaultPolicy: OrderPolicy = {
  quoteWindow: 14 * day,
  paymentWindow: 7 * day,
  tokenWindow: 14 * day,
  provisionPatience: 2 * hour,
};
