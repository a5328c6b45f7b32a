import { ApplicationFailure } from '@temporalio/common';
import type { Refusal } from '../../domain/refusal.ts';

/** The one way in which a "no" leaves a workflow: whoever asked gets the sentence, and nothing is tried again. */
export const asFailure = ({ code, message, remedy }: Refusal): ApplicationFailure =>
  ApplicationFailure.nonRetryable(message, 'Refusal', { code, remedy });
