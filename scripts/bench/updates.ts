import { Client, Connection } from '@temporalio/client';
import { connectDatabase } from '../../db/orm.ts';
import { createApiKey } from '../../db/queries/api-keys.ts';
import { within } from '../../db/scope.ts';
import { median, rank, rounded } from './figures.ts';
import { shop } from './orders/drive-ours.ts';
import { touch } from './orders/floor-workflow.ts';
import { withHouse } from './orders/house.ts';
import { listenAsStaff } from './updates/told.ts';

const [count = 100, warmUp = 10] = process.argv.slice(2).map(Number);

await withHouse(async ({ api, databaseUrl, temporal }) => {
  const connection = await Connection.connect({ address: temporal });
  const client = new Client({ connection });
  const orm = await connectDatabase(databaseUrl);
  const key = (name: string, role: 'customer' | 'admin') =>
    within(orm, { kind: 'system' }, (em) => createApiKey(em, { name, role }));
  const [customer, admin] = [await key('bench', 'customer'), await key('boss', 'admin')];
  const [desk, page] = [await shop(api, databaseUrl, { customer, admin }), await listenAsStaff(api, admin)];
  const bare = await client.workflow.start('bare', { workflowId: 'bare', taskQueue: 'floor' });

  try {
    const [floors, ours]: [number[], number[]] = [[], []];
    for (let nth = -warmUp; nth < count; nth++) {
      const id = await desk.pay();
      const told = page.untilTold(id, 'provisioning');
      const asked = performance.now();
      const active = desk.approve(id);
      const our = (await told) - asked;
      await active;

      const began = performance.now();
      await bare.executeUpdate(touch);
      const floor = performance.now() - began;
      if (nth < 0) continue;
      ours.push(our);
      floors.push(floor);
    }
    console.table(
      Object.entries({ 'a bare executeUpdate': floors, 'approved → told': ours }).map(([name, ms]) => ({
        name,
        count: ms.length,
        ...{ 'p50 ms': rounded(median(ms)), 'p95 ms': rounded(rank(ms, 0.95)) },
      })),
    );
    const floorP50Ms = median(floors);
    const figures = { ratio: median(ours) / floorP50Ms, p95Ms: rank(ours, 0.95), floorP50Ms };
    console.log(JSON.stringify(Object.fromEntries(Object.entries(figures).map(([name, it]) => [name, rounded(it)]))));
  } finally {
    page.close();
    await desk.close();
    await Promise.all([orm.close(), connection.close()]);
  }
});
process.exit();
