import {
  ApplicationFailure,
  type Client,
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import type { UpdateDefinition } from '@temporalio/common';
import type { OrderCommandName, OrderCommands } from '../../domain/order-commands.ts';
import { orderEnded } from '../../domain/order-refusals.ts';
import type { OrderState } from '../../domain/order-state.ts';
import { Refusal } from '../../domain/refusal.ts';
import {
  type CommandAnswer,
  orderCommands,
  orderWorkflowId,
  orderWorkflowType,
} from '../../workflows/order-messages.ts';
import { hasBegun, unlessMissing } from './living.ts';
import { orderStart } from './order-start.ts';
import { patience, workerAway } from './refusals.ts';

/** The same `updateId` is acted on once, however often it is sent. */
export interface OrderCommand<Name extends OrderCommandName = OrderCommandName> {
  name: Name;
  asked: OrderCommands[Name];
  updateId: string;
}

/**
 * Tells an order's workflow what to do and answers what the order has become.
 * The workflow is started where it is not there yet, so that a command may follow the order at once.
 * Refuses with what the workflow refuses, with `order-ended`, or with `worker-away`: then it is not yet recorded, and the same id is safe to send again.
 */
export const orderCommander = ({ client, taskQueue }: { client: Client; taskQueue: string }) => ({
  async send<Name extends OrderCommandName>(order: OrderState, command: OrderCommand<Name>): Promise<CommandAnswer> {
    const { name, asked, updateId } = command;
    const definition = orderCommands[name] as UpdateDefinition<CommandAnswer, [unknown]>;
    const update = { args: [asked] as [unknown], updateId };

    const tellLiving = () =>
      client.workflow.getHandle(orderWorkflowId(order.orderId)).executeUpdate(definition, update);
    const tell = () => {
      const startWorkflowOperation = new WithStartWorkflowOperation(orderWorkflowType, orderStart(order, taskQueue));
      return client.workflow.executeUpdateWithStart(definition, { ...update, startWorkflowOperation });
    };
    try {
      return await client.connection.withDeadline(Date.now() + patience, () =>
        hasBegun(order) ? tellLiving().catch(unlessMissing(tell)) : tell(),
      );
    } catch (error) {
      throw asRefusal(error, order);
    }
  },
});

export type OrderCommander = ReturnType<typeof orderCommander>;

function asRefusal(error: unknown, order: OrderState): unknown {
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    const { type, message, details } = error.cause;
    const { code, remedy } = (details?.[0] ?? {}) as { code?: string; remedy?: string };
    if (type === 'Refusal') return new Refusal(code ?? 'refused', message, { remedy, cause: error });
  }
  if (error instanceof WorkflowExecutionAlreadyStartedError) return orderEnded(order, { cause: error });
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return workerAway(error);
  return error;
}
