import { Client, Connection } from '@temporalio/client';
import { workerProbe } from '../api/health/worker.ts';
import { connectDatabase } from '../db/orm.ts';
import { readConfiguration, required } from '../domain/configuration.ts';

/** For the health check of a container: ends well while somebody works on orders, else with a sentence. */
const configuration = readConfiguration(process.env);
const { address = '127.0.0.1:7233', namespace, taskQueue } = configuration.temporal;
const orm = await connectDatabase(required(configuration.databaseUrl, 'DATABASE_URL'), { connections: 1 });
const client = new Client({ connection: Connection.lazy({ address }), namespace });

const sentence = await workerProbe(client, orm, taskQueue)();
if (sentence) console.error(sentence);
process.exit(sentence ? 1 : 0);
