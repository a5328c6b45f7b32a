import {
  type Client,
  isGrpcCancelledError,
  isGrpcDeadlineError,
  isGrpcServiceError,
  WorkflowNotFoundError,
} from '@temporalio/client';
import { type OrderCommandName, refusalOf } from '../../domain/order-commands.ts';
import { orderEnded } from '../../domain/order-refusals.ts';
import type { Decision, OrderState } from '../../domain/order-state.ts';
import { approvedInTemporal, orderState, orderWorkflowId, rejectedInTemporal } from '../../workflows/order-messages.ts';
import type { OrderCommander } from './order-commands.ts';
import { patience, workerAway } from './refusals.ts';

const signals = { approve: approvedInTemporal, reject: rejectedInTemporal } as const;

export type SignalName = keyof typeof signals;

export const isSignalName = (name: string): name is SignalName => Object.hasOwn(signals, name);

/**
 * The commands that an order takes as signals too, for whoever works in the Temporal UI and wants to see one in the history.
 * Nobody answers a signal, so the order is asked before, whether it would follow, and after, whether it has.
 */
export const orderSignaller = ({ client }: { client: Client }): OrderCommander => ({
  async send(order, { name, asked, updateId }) {
    if (!isSignalName(name)) throw new Error(`There is no signal ${name}.`);
    const handle = client.workflow.getHandle(orderWorkflowId(order.orderId));
    const { by } = asked as Decision;
    try {
      return await client.connection.withDeadline(Date.now() + patience, async () => {
        const before = await handle.query(orderState);
        if (before.taken.includes(updateId)) return answerOf(before);
        follow(name, before);
        await handle.signal(signals[name], { by, noteId: updateId });
        const after = await handle.query(orderState);
        if (!after.taken.includes(updateId)) follow(name, after);
        return answerOf(after);
      });
    } catch (error) {
      throw asRefusal(error, order);
    }
  },
});

function follow(name: OrderCommandName, state: OrderState): void {
  const refusal = refusalOf(name, state);
  if (refusal) throw refusal;
}

const answerOf = ({ phase, version }: OrderState) => ({ phase, version });

/** Temporal's word, by its gRPC number, for a question that no worker has come for in a while. */
const failedPrecondition = 9;

function asRefusal(error: unknown, order: OrderState): unknown {
  if (error instanceof WorkflowNotFoundError) return orderEnded(order, { cause: error });
  const cause = error instanceof Error ? error.cause : undefined;
  const isUnasked = isGrpcServiceError(cause) && cause.code === failedPrecondition;
  return isUnasked || isGrpcDeadlineError(error) || isGrpcCancelledError(error) ? workerAway(error) : error;
}
