import { WorkflowNotFoundError } from '@temporalio/client';
import type { OrderState } from '../../domain/order-state.ts';

/** Its workflow has written something down, so there is one: a message can spare the offer to start it. */
export const hasBegun = ({ version }: OrderState): boolean => version > 0;

/** Temporal knows no such workflow: it has ended, or its store was lost. */
export const unlessMissing =
  <Result>(otherwise: () => Promise<Result>) =>
  (error: unknown): Promise<Result> => {
    if (error instanceof WorkflowNotFoundError) return otherwise();
    throw error;
  };
