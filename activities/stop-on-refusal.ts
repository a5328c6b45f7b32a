import { ApplicationFailure } from '@temporalio/common';
import { Busy, Refusal } from '../domain/refusal.ts';

/** Temporal stops at once at what was refused, waits as long as it was asked to, and retries what fails by accident. */
export function stopOnRefusal(error: unknown): never {
  if (error instanceof Refusal) {
    const { code, message, remedy } = error;
    throw ApplicationFailure.nonRetryable(message, 'Refusal', { code, remedy });
  }
  if (error instanceof Busy) {
    throw ApplicationFailure.create({ message: error.message, type: 'Busy', nextRetryDelay: error.retryAfterMs });
  }
  throw error;
}
