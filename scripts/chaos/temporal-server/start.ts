import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import type { House } from '../../start/house.ts';
import { launchKept, probe } from '../../start/launch.ts';
import { freePort } from '../../start/ports.ts';
import { postgresUrl } from '../../start/postgres/server.ts';
import { buildTemporalServer } from './build.ts';
import { configurationOf, otherPorts } from './configuration.ts';
import { makeStores } from './stores.ts';

const retentionSeconds = 90 * 24 * 60 * 60;
const usableWithinMs = 60_000;

/** The production shape on one machine: Temporal's server, with its store in the PostgreSQL of this house. */
export async function startTemporalServer(house: House): Promise<string> {
  const { ports, secrets, records, configuration } = house;
  const { server, sqlTool } = await buildTemporalServer(house.variables, house);
  const superuserUrl = postgresUrl('postgres', secrets.superuserPassword, ports.postgres, 'postgres');
  const stores = await makeStores(sqlTool, superuserUrl);
  const home = join(house.folder, 'temporal');
  await writeConfiguration(home, configurationOf(stores, { frontend: ports.temporal, others: await freePorts(ports) }));

  const address = `127.0.0.1:${ports.temporal}`;
  await house.start({
    name: 'temporal',
    quiet: true,
    launch: () =>
      launchKept({
        name: 'temporal-server',
        command: server,
        args: ['--root', home, '--config', 'config', '--env', 'chaos', 'start'],
        env: { PATH: '/usr/bin:/bin', HOME: home },
        stopSignal: 'SIGTERM',
        records,
      }),
    untilReady: (child) => probe(child, () => withConnection(address, isServing)),
  });
  await withConnection(address, (connection) => makeNamespace(connection, configuration.temporal.namespace));
  return address;
}

async function writeConfiguration(home: string, words: object): Promise<void> {
  mkdirSync(join(home, 'config'), { recursive: true });
  writeFileSync(join(home, 'config', 'chaos.yaml'), JSON.stringify(words, null, 2), { mode: 0o600 });
}

async function freePorts(taken: House['ports']): Promise<number[]> {
  const chosen: number[] = [];
  while (chosen.length < otherPorts) chosen.push(await freePort([...Object.values(taken), ...chosen]));
  return chosen;
}

async function withConnection<T>(address: string, use: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address, connectTimeout: 2_000 });
  try {
    return await use(connection);
  } finally {
    await connection.close();
  }
}

/** Its services find each other some time after the first of them answers. */
const isServing = ({ workflowService }: Connection) => workflowService.listNamespaces({ pageSize: 1 });

async function makeNamespace({ workflowService }: Connection, namespace: string): Promise<void> {
  const workflowExecutionRetentionPeriod = proto.google.protobuf.Duration.fromObject({ seconds: retentionSeconds });
  await workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod });
  const deadline = Date.now() + usableWithinMs;
  while (!(await isUsable())) {
    if (Date.now() > deadline) throw new Error(`Temporal does not know its namespace ${namespace} after a minute.`);
    await pause(200);
  }

  function isUsable(): Promise<boolean> {
    return workflowService.countWorkflowExecutions({ namespace, query: '' }).then(
      () => true,
      () => false,
    );
  }
}
