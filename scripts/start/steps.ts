import { Listr, type ListrTask } from 'listr2';
import type { House } from './house.ts';
import { bringSchemaUpToDate, type Database, startDatabase } from './start-database.ts';
import { type Discord, startDiscord } from './start-discord.ts';
import { type Panel, startPanel } from './start-panel.ts';
import { startApi, startWorker, webAddress } from './start-processes.ts';
import { startTemporal, type TemporalAddress } from './start-temporal.ts';

export interface Started {
  database: Database;
  temporal: TemporalAddress;
  panel: Panel;
  discord: Discord;
  api: string;
}

/** What a step may do with its line on the screen. */
interface Line {
  title: string;
  output: string;
}

/** Starts everything in its order and shows how it goes. */
export async function startEverything(house: House): Promise<Started> {
  const started: Partial<Started> = {};
  const outside = () => ({
    databaseUrl: started.database!.url,
    temporalAddress: started.temporal!.address,
    temporalUi: started.temporal!.ui,
    panel: started.panel!.variables,
    discord: started.discord!.variables,
  });
  const steps = [
    together('What Botyard leans on', [
      step('Database', async (task) => {
        started.database = await startDatabase(house);
        task.output = 'bringing its schema up to date';
        return bringSchemaUpToDate(started.database);
      }),
      step('Temporal', async (task) => {
        started.temporal = await startTemporal(house, (words) => {
          task.output = words;
        });
      }),
      step('Panel', async () => {
        started.panel = await startPanel(house);
      }),
      step('Discord', async () => {
        started.discord = await startDiscord(house, await webAddress(house));
      }),
    ]),
    together('Botyard', [
      step('Worker', () => startWorker(house, outside())),
      step('Web and api', async () => {
        started.api = await startApi(house, outside());
      }),
    ]),
  ];
  const options = { registerSignalListeners: false, rendererOptions: { collapseSubtasks: false } };
  await new Listr(steps, options).run().catch((error: Error) => {
    throw error.cause ?? error;
  });
  return started as Started;
}

const together = (title: string, tasks: ReturnType<typeof step>[]) => ({
  title,
  task: (_context: unknown, task: { newListr: (tasks: ListrTask[], options: { concurrent: boolean }) => Listr }) =>
    task.newListr(tasks, { concurrent: true }),
});

const step = (title: string, work: (line: Line) => Promise<unknown>) => ({
  title,
  task: async (_context: unknown, task: Line) => {
    const words = await work(task).catch((cause: unknown) => {
      throw new Error('see below', { cause }); // told once, in full, by whoever started all this
    });
    if (typeof words === 'string') task.title = `${title} (${words})`;
  },
});
