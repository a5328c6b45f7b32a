import { Client, Connection } from '@temporalio/client';
import { rebuildWorkflows } from '../activities/rebuild.ts';
import { connectAsSystem } from '../db/orm.ts';
import { readConfiguration } from '../domain/configuration.ts';
import { Refusal } from '../domain/refusal.ts';
import { searchAttributes } from '../domain/search-attributes.ts';
import { prepareNamespace } from '../integrations/temporal/prepare-namespace.ts';
import { databaseAddress, temporalReach } from './running.ts';

/** Gives every living order its workflow back after Temporal's store was lost. */
try {
  const databaseUrl = databaseAddress();
  const connection = await Connection.connect(temporalReach());
  const { namespace, taskQueue } = readConfiguration(process.env).temporal;
  const orm = await connectAsSystem(databaseUrl, { connections: 2 });
  try {
    await prepareNamespace(connection, namespace, searchAttributes);
    const { begun, alive } = await rebuildWorkflows(orm, new Client({ connection, namespace }), taskQueue);
    console.log(`${begun} orders have their workflow back; ${alive} had theirs.`);
  } finally {
    await Promise.all([orm.close(), connection.close()]);
  }
} catch (error) {
  process.exitCode = 1;
  if (error instanceof Refusal) console.error([error.message, error.remedy ?? ''].join('\n').trimEnd());
  else console.error(error);
}
