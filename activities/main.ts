import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { connectAsSystem } from '../db/orm.ts';
import { readConfiguration, required } from '../domain/configuration.ts';
import { searchAttributes } from '../domain/search-attributes.ts';
import { orderMessenger } from '../integrations/temporal/order-facts.ts';
import { prepareNamespace } from '../integrations/temporal/prepare-namespace.ts';
import { keepSchedules } from '../integrations/temporal/schedules.ts';
import { setUpHosts, setUpInventories, setUpWatchers } from './hosts/set-up.ts';
import { orderActivities } from './orders.ts';
import { reconcileActivities } from './reconcile.ts';
import { runRelay } from './relay.ts';
import { retentionActivities } from './retention.ts';
import { routines } from './routines.ts';
import { serverActivities } from './servers.ts';
import { watchActivities } from './watch.ts';
import { bundleWorkflows, orderWorker } from './worker.ts';

const configuration = readConfiguration(process.env);
const logger = pino({ name: 'worker', level: configuration.logLevel });
const databaseUrl = required(configuration.databaseUrl, 'DATABASE_URL');
const keys = required(configuration.keys, 'BOTYARD_KEYS');
const { address = '127.0.0.1:7233', namespace, taskQueue, tls, apiKey } = configuration.temporal;

Runtime.install({
  logger: new DefaultLogger('WARN', ({ level, message, meta }) =>
    logger[level === 'ERROR' ? 'error' : 'warn']({ meta }, message),
  ),
  shutdownSignals: ['SIGINT', 'SIGTERM'],
});
const reach = { address, tls, ...(apiKey && { apiKey }) };
const connection = await NativeConnection.connect(reach);
const clientConnection = await Connection.connect(reach);
await prepareNamespace(clientConnection, namespace, searchAttributes);

const orm = await connectAsSystem(databaseUrl, { connections: 30 });
const client = new Client({ connection: clientConnection, namespace });
const hosts = setUpHosts(configuration, orm);
const worker = await orderWorker({
  connection,
  namespace,
  taskQueue,
  workflowBundle: await bundleWorkflows(),
  activities: {
    ...orderActivities(orm),
    ...serverActivities({ orm, keys, hosts, apiUrl: configuration.dashboardUrl ?? null }),
    ...retentionActivities({ orm }),
    ...reconcileActivities({ orm, hosts, inventories: setUpInventories(configuration, orm) }),
    ...watchActivities({ orm, hosts, watchers: setUpWatchers(hosts, configuration, orm) }),
  },
});

await keepSchedules(client, taskQueue, routines);

const stop = new AbortController();
const relay = runRelay({ orm, databaseUrl, messenger: orderMessenger({ client, taskQueue }), logger }, stop.signal);
process.once('disconnect', () => {
  if (worker.getState() === 'RUNNING') worker.shutdown(); // a signal may have come first
});

logger.info({ taskQueue, namespace }, 'The worker is at work.');
process.send?.({ ready: {} });
try {
  await worker.run();
} finally {
  stop.abort();
  await relay;
  await Promise.all([orm.close(), connection.close()]);
}
process.exit(); // the client's connection is left: closing it would throw into calls that wait to be tried again
