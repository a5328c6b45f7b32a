import { Connection } from '@temporalio/client';
import { launchKept, probe } from '../launch.ts';
import type { PartPlan } from '../part.ts';

export interface TemporalServer {
  program: string;
  /** Its store; in memory when there is none. */
  store?: string;
  port: number;
  /** Its UI serves under `/temporal`, as the api shows it to staff; none when it is left out. */
  uiPort?: number;
  namespace: string;
  home: string;
  records: string;
  /** After how many events a workflow is told to begin anew; Temporal's own number where it is left out. */
  longestHistory?: number;
}

export const temporalPart = (server: TemporalServer): PartPlan<void> => ({
  name: 'temporal',
  quiet: true,
  launch: () =>
    launchKept({
      name: 'temporal-server',
      command: server.program,
      args: argumentsOf(server),
      env: { PATH: '/usr/bin:/bin', HOME: server.home },
      stopSignal: 'SIGTERM',
      records: server.records,
    }),
  untilReady: (child) => probe(child, () => ask(`127.0.0.1:${server.port}`, server.namespace)),
});

const argumentsOf = ({ store, port, uiPort, namespace, longestHistory }: TemporalServer) => [
  ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--namespace', namespace],
  ...(uiPort ? ['--ui-port', String(uiPort), '--ui-public-path', '/temporal'] : ['--headless']),
  ...(store ? ['--db-filename', store, '--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=1'] : []),
  ...['--log-level', 'warn', '--log-format', 'json', '--disable-config-file', '--disable-config-env'],
  ...(longestHistory ? ['--dynamic-config-value', `limit.historyCount.suggestContinueAsNew=${longestHistory}`] : []),
  ...dynamicConfiguration.flatMap((setting) => ['--dynamic-config-value', setting]),
];

/** The development server has one shard and reads its queues 20 times a second: an order would wait ten times longer. */
const dynamicConfiguration = [
  'history.transferProcessorMaxPollRPS=2000',
  'history.timerProcessorMaxPollRPS=2000',
  'history.visibilityProcessorMaxPollRPS=2000',
  'history.timerProcessorMaxTimeShift="10ms"',
];

async function ask(address: string, namespace: string): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: 2_000 });
  try {
    await connection.workflowService.describeNamespace({ namespace });
  } finally {
    await connection.close();
  }
}
