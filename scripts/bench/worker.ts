import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { rebuildWorkflows } from '../../activities/rebuild.ts';
import { connectAsSystem } from '../../db/orm.ts';
import { within } from '../../db/scope.ts';
import { orderState, orderWorkflowId } from '../../workflows/order-messages.ts';
import { sellFleet } from './sweep/fleet.ts';
import { withHouse } from './worker/house.ts';

const { values } = parseArgs({ options: { orders: { type: 'string', default: '5000' } } });
const orders = Number(values.orders);
const atOnce = 10;

const seconds = (since: number) => Math.round((performance.now() - since) / 100) / 10;

/** Asks every order what it knows: whoever answers is at home in the worker's memory, or was brought back for it. */
async function askAll(client: Client, ids: readonly string[]): Promise<void> {
  const left = [...ids];
  /** A worker that is only just beginning lets some questions wait for too long: they are asked again. */
  const answerOf = (id: string, tries = 10): Promise<unknown> =>
    client.workflow
      .getHandle(orderWorkflowId(id))
      .query(orderState)
      .catch((error) => (tries > 0 ? answerOf(id, tries - 1) : Promise.reject(error)));
  const lane = async () => {
    for (let id = left.pop(); id; id = left.pop()) {
      await answerOf(id);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

await withHouse(async ({ databaseUrl, temporal, taskQueue, startWorker }) => {
  const connection = await Connection.connect({ address: temporal });
  const client = new Client({ connection });
  const orm = await connectAsSystem(databaseUrl);
  const ids = Array.from({ length: orders }, () => randomUUID());
  try {
    await within(orm, { kind: 'system' }, (em) => sellFleet(em, ids));
    const first = await startWorker();
    const emptyMb = first.memoryMb();
    const begun = performance.now();
    await rebuildWorkflows(orm, client, taskQueue);
    await askAll(client, ids);
    console.log(`${orders} orders were begun and answer after ${seconds(begun)} s.`);
    const memoryMb = first.memoryMb();
    await first.kill();

    const cold = performance.now();
    const second = await startWorker();
    await askAll(client, ids);
    console.log(
      JSON.stringify({ orders, emptyMb, memoryMb, coldSeconds: seconds(cold), coldMemoryMb: second.memoryMb() }),
    );
    await second.kill();
  } finally {
    await Promise.all([orm.close(), connection.close()]);
  }
});
process.exit();
