import { layoutOf } from '../../../integrations/pterodactyl/server-layout.ts';
import type { PanelReady } from '../../../simulators/pterodactyl/panel.ts';
import { bareEnvironment } from '../../start/child-environment.ts';
import { panelVariables } from '../../start/panel-variables.ts';
import { withClient } from '../../start/postgres/roles.ts';
import { type BenchHouse, withBenchHouse } from '../house.ts';

export interface SweepHouse extends BenchHouse {
  taskQueue: string;
  /** The order of each bot that runs on the panel. */
  orderIds: string[];
  /** What PostgreSQL does by itself a while after many rows have come. */
  analyze(): Promise<unknown>;
  /** A worker as `npm start` runs it, which knows nothing from before. */
  withWorker<T>(ways: { nodesAreOpen: boolean }, use: () => Promise<T>): Promise<T>;
}

const [installation, taskQueue] = ['bench', 'bench'];

/** A panel with its nodes, a database and a Temporal; workers come and go. */
export const withHouse = <T>(
  { bots, nodes }: { bots: number; nodes: number },
  use: (house: SweepHouse) => Promise<T>,
): Promise<T> =>
  withBenchHouse(async (house) => {
    const size = { BENCH_BOTS: String(bots), BENCH_NODES: String(nodes) };
    const prefix = { BENCH_PREFIX: layoutOf(installation).namePrefix };
    const bare = bareEnvironment(process.env, { ...size, ...prefix });
    const { ready: panel } = await house.start<PanelReady & { orderIds: string[] }>(
      'panel',
      'scripts/bench/sweep/panel.ts',
      bare,
    );
    const env = house.ours({
      ...panelVariables(panel),
      BOTYARD_INSTALLATION: installation,
      TEMPORAL_TASK_QUEUE: taskQueue,
      DEPLOYMENT_METHOD: 'pterodactyl',
    });
    const tokens = panel.wings.map(({ nodeId, token }) => `${nodeId}:${token}`).join(',');
    return use({
      ...house,
      taskQueue,
      orderIds: panel.orderIds,
      analyze: () => withClient(house.ownerUrl, (database) => database.query('analyze')),
      async withWorker({ nodesAreOpen }, use) {
        const ways: Record<string, string> = nodesAreOpen ? { PTERODACTYL_WINGS_TOKENS: tokens } : {};
        const worker = await house.start('worker', 'activities/main.ts', { ...env, ...ways });
        return use().finally(worker.stop);
      },
    });
  });
