import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client, Connection } from '@temporalio/client';
import { pino } from 'pino';
import { connectDatabase } from '../db/orm.ts';
import { readConfiguration, required } from '../domain/configuration.ts';
import { orderCommander } from '../integrations/temporal/order-commands.ts';
import { orderSignaller } from '../integrations/temporal/order-signals.ts';
import { databaseProbe } from './health/database.ts';
import { hostsProbe } from './health/hosts.ts';
import { temporalProbe } from './health/temporal.ts';
import { watchingProbe } from './health/watching.ts';
import { workerProbe } from './health/worker.ts';
import { liveLimits } from './live/limits.ts';
import { openLive } from './live/live.ts';
import { readPolicy } from './read-policy.ts';
import { createApi } from './server.ts';
import { setUpDiscord } from './set-up-discord.ts';
import { setUpObservers } from './set-up-observers.ts';

const configuration = readConfiguration(process.env);
const { host, port, websocketPort, webFolder, requestsPerMinute, dashboardUrl, temporal } = configuration;
const trustProxy = /^\d+$/.test(configuration.trustProxy ?? '')
  ? Number(configuration.trustProxy)
  : configuration.trustProxy;
const origins = dashboardUrl ? [new URL(dashboardUrl).origin] : [];
const logger = pino({ name: 'api', level: configuration.logLevel });

const databaseUrl = required(configuration.databaseUrl, 'DATABASE_URL');
const orm = await connectDatabase(databaseUrl);
const connection = Connection.lazy({
  address: temporal.address ?? '127.0.0.1:7233',
  ...(temporal.tls && { tls: true }),
  ...(temporal.apiKey && { apiKey: temporal.apiKey }),
});
const client = new Client({ connection, namespace: temporal.namespace });
const hostPatienceMs = 3_000;
const observers = setUpObservers(configuration, orm, hostPatienceMs);

const keys = required(configuration.keys, 'BOTYARD_KEYS');
const server = createServer();
server.requestTimeout = 120_000; // a proof of 5 MB takes a slow line 40 seconds
server.keepAliveTimeout = 65_000; // longer than proxies keep theirs, so that none meets a closed connection
server.listen(port, host);
await once(server, 'listening');
const site = {
  url: dashboardUrl ?? `http://127.0.0.1:${portOf(server)}`,
  installationId: configuration.installationId,
};
const liveServer = websocketPort === undefined ? server : await listeningAt(websocketPort);
const discord = setUpDiscord(configuration, { orm, keys, site });

server.on(
  'request',
  createApi({
    orm,
    commander: orderCommander({ client, taskQueue: temporal.taskQueue }),
    keys,
    policy: readPolicy(configuration.policy),
    defaultHost: configuration.deploymentMethod,
    observers,
    hostPatienceMs,
    startupCommand: configuration.bots.startupCommand ?? null,
    publicUrl: dashboardUrl ?? null,
    site,
    discord,
    ...(liveServer !== server && { livePort: portOf(liveServer) }),
    webhookSecret: configuration.webhookSecret ?? null,
    probes: {
      database: databaseProbe(orm),
      temporal: temporalProbe(client),
      worker: workerProbe(client, orm, temporal.taskQueue),
      hosts: hostsProbe(Object.values(observers)),
      watching: watchingProbe(orm),
    },
    logger,
    limits: { perAddress: requestsPerMinute, perActor: requestsPerMinute },
    origins,
    webFolder,
    trustProxy,
    temporalUi: temporal.uiUrl
      ? { url: temporal.uiUrl, namespace: temporal.namespace, signals: orderSignaller({ client }) }
      : null,
  }),
);
const limits = liveLimits(requestsPerMinute);
const live = openLive({ orm, databaseUrl, site, origins, discord, limits, trustProxy, logger });
live.attach(liveServer);
logger.info({ port: portOf(server) }, 'The api listens.');
process.send?.({ ready: { port: portOf(server) } });

const asked = new AbortController();
const { signal } = asked;
await Promise.race([once(process, 'SIGTERM', { signal }), once(process, 'SIGINT', { signal }), parentGone()]);
asked.abort();

const liveIsOver = live.close();
server.close();
server.closeIdleConnections();
setTimeout(() => server.closeAllConnections(), 5_000).unref();
await Promise.all([liveIsOver, once(server, 'close')]);
await orm.close();
logger.info('The api has stopped.');
process.exit(); // closing the connection to Temporal instead would throw into calls that are waiting to be tried again

function portOf(it: Server): number {
  return (it.address() as AddressInfo).port;
}

async function listeningAt(port: number) {
  const own = createServer((_request, response) => response.writeHead(404).end()).listen(port, host);
  await once(own, 'listening');
  return own;
}

/** Whoever started us is gone, so nobody would stop us any more. */
function parentGone(): Promise<unknown> {
  return process.send ? once(process, 'disconnect', { signal }) : new Promise(() => undefined);
}
