import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import type { Reconciled } from '../activities/reconcile.ts';
import { readConfiguration } from '../domain/configuration.ts';
import { Refusal } from '../domain/refusal.ts';
import { temporalReach } from './running.ts';

/** Asks the running worker to compare orders with servers now, and prints what it found. */
try {
  const { namespace, taskQueue } = readConfiguration(process.env).temporal;
  const connection = await Connection.connect(temporalReach());
  const client = new Client({ connection, namespace });
  const compared: Record<string, Reconciled | string> = await client.workflow.execute('reconcile', {
    workflowId: `reconcile:by-hand:${randomUUID()}`,
    taskQueue,
    staticSummary: 'Compares orders with the servers that stand',
  });
  await connection.close();
  for (const [host, found] of Object.entries(compared)) console.log(`${host}: ${sentences(found)}`);
  if (Object.keys(compared).length === 0) console.log('No host is set up whose servers can be listed.');
} catch (error) {
  process.exitCode = 1;
  if (error instanceof Refusal) console.error([error.message, error.remedy ?? ''].join('\n').trimEnd());
  else console.error(error);
}

function sentences(found: Reconciled | string): string {
  if (typeof found === 'string') return found;
  const lines = found.findings.map(
    ({ sentence, remedy, repaired }) => `\n  ${repaired ? 'mended' : 'open'}: ${sentence} ${remedy}`,
  );
  return `${found.servers} servers, ${found.findings.length} differences${lines.join('')}`;
}
