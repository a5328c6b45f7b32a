import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { OrderFact } from '../../domain/order-facts.ts';
import type { OrderState } from '../../domain/order-state.ts';
import { orderWorkflowId, orderWorkflowType } from '../../workflows/order-messages.ts';
import { hasBegun, unlessMissing } from './living.ts';
import { orderStart } from './order-start.ts';

/** How long one delivery may take, in milliseconds; after that it is tried again, which is safe: facts are numbered. */
const patience = 10_000;

/** Starts the workflows of orders and tells them facts, starting what is not there. Fails where a workflow has ended meanwhile. */
export const orderMessenger = ({ client, taskQueue }: { client: Client; taskQueue: string }) => ({
  async start(order: OrderState): Promise<void> {
    await deliver(client, () => client.workflow.start(orderWorkflowType, orderStart(order, taskQueue))).catch(
      unlessStarted,
    );
  },
  async tell(order: OrderState, fact: OrderFact): Promise<void> {
    const tellLiving = () => client.workflow.getHandle(orderWorkflowId(order.orderId)).signal(fact.name, fact);
    const tell = async () => {
      const signal = { signal: fact.name, signalArgs: [fact] };
      await client.workflow.signalWithStart(orderWorkflowType, { ...orderStart(order, taskQueue), ...signal });
    };
    await deliver(client, () => (hasBegun(order) ? tellLiving().catch(unlessMissing(tell)) : tell()));
  },
});

export type OrderMessenger = ReturnType<typeof orderMessenger>;

/** A line that breaks at the wrong moment may forget its own deadline: nobody else may wait for this one for ever. */
async function deliver(client: Client, send: () => Promise<unknown>): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('Temporal gave no answer in time.')), 2 * patience);
  try {
    await Promise.race([client.connection.withDeadline(Date.now() + patience, send), late]);
  } finally {
    clearTimeout(timer);
  }
}

function unlessStarted(error: unknown): void {
  if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
}
