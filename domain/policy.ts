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
  /** Instead of a calendar month or year: for trials. */
  periodLength: number | null;
  /** How long before the end of what is paid the customer is reminded; the invoice is opened with the first. */
  renewalReminders: readonly number[];
  /** How long before its deadline a missing token is asked for again. */
  tokenReminders: readonly number[];
  /** How long a bot runs on after the end of what is paid. */
  grace: number;
  /** How long the data of an unpaid, stopped bot is kept. */
  retention: number;
  /** How long before the data goes the customer is warned a last time. */
  finalWarning: number;
  /** How long the price of an upgrade stands. */
  upgradeWindow: number;
  /** How long a bot that is down waits for each restart, from the first on; there are no more of them within the window. */
  restartPauses: readonly number[];
  restartWindow: number;
}

const hour = 3_600_000;
const day = 24 * hour;

export const defaultPolicy: OrderPolicy = {
  quoteWindow: 14 * day,
  paymentWindow: 7 * day,
  tokenWindow: 14 * day,
  provisionPatience: 2 * hour,
  periodLength: null,
  renewalReminders: [7 * day, 3 * day, day],
  tokenReminders: [3 * day, day],
  grace: 3 * day,
  retention: 14 * day,
  finalWarning: 48 * hour,
  upgradeWindow: 3 * day,
  restartPauses: [1_000, 60_000, 300_000],
  restartWindow: hour,
};
