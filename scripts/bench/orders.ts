import { Client, Connection } from '@temporalio/client';
import { connectDatabase } from '../../db/orm.ts';
import { createApiKey } from '../../db/queries/api-keys.ts';
import { within } from '../../db/scope.ts';
import { orderWorkflowId } from '../../workflows/order-messages.ts';
import { median, rounded } from './figures.ts';
import { driveFloor } from './orders/drive-floor.ts';
import { shop } from './orders/drive-ours.ts';
import { withHouse } from './orders/house.ts';

const [count = 120, rounds = 3, atOnce = 30] = process.argv.slice(2).map(Number);

/** How many a second, when this many run side by side. */
async function rate(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  let left = count;
  const lane = async () => {
    while (left-- > 0) await work();
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return (count / (performance.now() - begin)) * 1_000;
}

await withHouse(async ({ api, databaseUrl, temporal }) => {
  const connection = await Connection.connect({ address: temporal });
  const client = new Client({ connection });
  const orm = await connectDatabase(databaseUrl);
  const key = (name: string, role: 'customer' | 'admin') =>
    within(orm, { kind: 'system' }, (em) => createApiKey(em, { name, role }));
  const desk = await shop(api, databaseUrl, {
    customer: await key('bench', 'customer'),
    admin: await key('boss', 'admin'),
  });

  try {
    const life = async () => desk.approve(await desk.pay());
    const [floors, ours]: [number[], number[]] = [[], []];
    await rate(() => driveFloor(client));
    await rate(life);
    for (let round = 0; round < rounds; round++) {
      floors.push(await rate(() => driveFloor(client)));
      ours.push(await rate(life));
      console.log(`round ${round + 1}: floor ${rounded(floors.at(-1)!)}/s, ours ${rounded(ours.at(-1)!)}/s`);
    }

    const latencies: number[] = [];
    const tasks: number[] = [];
    for (let alone = 0; alone < 15; alone++) {
      const id = await desk.pay();
      const begin = performance.now();
      await desk.approve(id);
      latencies.push(performance.now() - begin);
      const { events = [] } = await client.workflow.getHandle(orderWorkflowId(id)).fetchHistory();
      tasks.push(events?.filter((event) => event.workflowTaskCompletedEventAttributes).length ?? 0);
    }
    const [floor, our] = [median(floors), median(ours)];
    console.log(
      JSON.stringify({
        ratio: rounded(our / floor),
        ours: rounded(our),
        floor: rounded(floor),
        workflowTasks: median(tasks),
        approveToActiveMs: Math.round(median(latencies)),
      }),
    );
  } finally {
    await desk.close();
    await Promise.all([orm.close(), connection.close()]);
  }
});
process.exit();
