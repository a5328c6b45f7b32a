import { Refusal } from '../../domain/refusal.ts';

export const workerAway = (cause: unknown) =>
  new Refusal('worker-away', 'Nobody has answered in time: what you asked for is not yet recorded.', {
    remedy: 'Send the same request again in a minute; with the same Idempotency-Key that is safe.',
    cause,
  });

/** How long a person is made to wait for a worker, in milliseconds. */
export const patience = 5_000;
