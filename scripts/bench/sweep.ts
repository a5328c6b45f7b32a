import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { connectAsSystem } from '../../db/orm.ts';
import { statementWithin, within } from '../../db/scope.ts';
import { median, rounded } from './figures.ts';
import { sellFleet } from './sweep/fleet.ts';
import { withHouse } from './sweep/house.ts';

const { values } = parseArgs({
  options: {
    bots: { type: 'string', default: '10000' },
    nodes: { type: 'string', default: '20' },
    rounds: { type: 'string', default: '3' },
  },
});
const [bots, nodes, rounds] = [values.bots, values.nodes, values.rounds].map(Number) as [number, number, number];

/** As often as the schedule starts a sweep; one that takes longer is followed by the next at once. */
const everyMinutes = 5;

await withHouse({ bots, nodes }, async ({ databaseUrl, temporal, taskQueue, orderIds, analyze, withWorker }) => {
  const connection = await Connection.connect({ address: temporal });
  const client = new Client({ connection });
  const orm = await connectAsSystem(databaseUrl);
  await within(orm, { kind: 'system' }, (em) => sellFleet(em, orderIds));
  await analyze();
  const count = async (sql: string) => {
    const [row] = await statementWithin(orm, (em) => em.execute<{ count: string }[]>(sql));
    return Number(row?.count);
  };
  const samples = () => count('select sum(ups) as count from health_samples');

  /** One whole sweep, from its start by Temporal to its end; how long it took and how many bots it found at work. */
  async function sweep() {
    await client.schedule.getHandle('healthSweep').pause('The bench starts sweeps itself.');
    const before = await samples();
    const begin = performance.now();
    await client.workflow.execute('healthSweep', { taskQueue, workflowId: randomUUID() });
    return { seconds: (performance.now() - begin) / 1_000, seen: (await samples()) - before };
  }

  try {
    const took: number[] = [];
    for (let round = 1; round <= rounds; round++) {
      const { seconds, seen } = await withWorker({ nodesAreOpen: true }, sweep);
      console.log(`By the lists of ${nodes} nodes, round ${round}: ${seen} bots in ${rounded(seconds)} s`);
      if (seen !== bots) throw new Error(`A sweep has found ${seen} of ${bots} bots at work.`);
      took.push(seconds);
    }

    console.log('One sweep by the Client API, as long as it goes on looking …');
    const { seconds, seen } = await withWorker({ nodesAreOpen: false }, sweep);
    const oldest = (bots / Math.min(seen, bots)) * Math.max(seconds / 60, everyMinutes);
    console.log(`By the Client API at 720 calls a minute: ${seen} bots in a sweep of ${rounded(seconds)} s`);

    // A message to an order is a row of the outbox, counted in its order, before it is an event in a history.
    const events =
      (await count('select count(*) from outbox')) +
      (await count('select sum(fact_number) as count from orders')) +
      (await client.workflow.count("WorkflowType = 'order'")).count;
    console.log(JSON.stringify({ bots, seconds: rounded(median(took)), events, oldestMinutes: rounded(oldest) }));
  } finally {
    await Promise.all([orm.close(), connection.close()]);
  }
});
process.exit();
