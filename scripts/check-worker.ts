import { Client, Connection } from '@temporalio/client';
import { workerProbe } from '../api/health/temporal.ts';
import { readConfiguration } from '../domain/configuration.ts';

/** For the health check of a container: ends well while somebody works on orders, else with a sentence. */
const { address = '127.0.0.1:7233', namespace, taskQueue } = readConfiguration(process.env).temporal;
const client = new Client({ connection: Connection.lazy({ address }), namespace });

const sentence = await workerProbe(client, taskQueue)();
if (sentence) console.error(sentence);
process.exit(sentence ? 1 : 0);
