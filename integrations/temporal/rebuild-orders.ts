import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { OrderState } from '../../domain/order-state.ts';
import { orderWorkflowType } from '../../workflows/order-messages.ts';
import { orderStart } from './order-start.ts';

/** Starts the order's workflow from what is written down of it; false where it lives already. One that was ended by force is begun anew. */
export async function rebuildOrder(client: Client, taskQueue: string, order: OrderState): Promise<boolean> {
  const options = {
    ...orderStart(order, taskQueue),
    workflowIdConflictPolicy: 'FAIL' as const,
    workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY' as const,
  };
  try {
    await client.workflow.start(orderWorkflowType, options);
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}
