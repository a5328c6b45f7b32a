import { TypedSearchAttributes } from '@temporalio/common';
import type { OrderState } from '../../domain/order-state.ts';
import { orderAttributes, orderWorkflowId } from '../../workflows/order-messages.ts';

/** How the workflow of an order is started, by whoever comes first; from what the projection knows of it. */
export const orderStart = (order: OrderState, taskQueue: string) => ({
  workflowId: orderWorkflowId(order.orderId),
  taskQueue,
  args: [order] as [OrderState],
  workflowIdConflictPolicy: 'USE_EXISTING' as const,
  workflowIdReusePolicy: 'REJECT_DUPLICATE' as const,
  staticSummary: `Order ${order.number}: ${order.tier} for guild ${order.guildId}`,
  typedSearchAttributes: new TypedSearchAttributes([
    { key: orderAttributes.phase, value: order.phase },
    { key: orderAttributes.tier, value: order.tier },
    { key: orderAttributes.host, value: order.host },
    { key: orderAttributes.guild, value: order.guildId },
    { key: orderAttributes.customer, value: order.customerId },
    { key: orderAttributes.needsAttention, value: order.attention !== null },
    ...(order.until === null ? [] : [{ key: orderAttributes.dueAt, value: new Date(order.until) }]),
  ]),
});
