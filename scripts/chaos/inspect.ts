import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import type { Finding } from './findings.ts';
import type { ChaosHouse } from './house.ts';
import { openBooks } from './inspect/database.ts';
import { inspectDeeds } from './inspect/deeds.ts';
import { inspectHistories } from './inspect/histories.ts';
import type { Lived } from './inspect/lived.ts';
import { inspectMoney } from './inspect/money.ts';
import { inspectNotices } from './inspect/notices.ts';
import { inspectPhases } from './inspect/phases.ts';
import { inspectSecrets } from './inspect/secrets.ts';
import { inspectServers } from './inspect/servers.ts';
import { inspectUpdates } from './inspect/updates.ts';
import type { Witness } from './witness.ts';

const restMs = 60_000;

/** Holds what is written down everywhere against what the orders' people know. What is still on its way may arrive. */
export async function inspect(
  house: ChaosHouse,
  { lived }: { lived: readonly Lived[] },
  { keys, witnesses }: { keys: readonly string[]; witnesses: readonly Witness[] },
): Promise<Finding[]> {
  const books = await openBooks(house.databaseUrl);
  const connection = await Connection.connect({ address: house.temporal });
  try {
    const standing = await onceAtRest(async () => [
      ...(await inspectPhases(books, lived)),
      ...(await inspectServers(house, books, lived)),
    ]);
    const told = await inspectUpdates(books, witnesses);
    const histories = join(house.folder, 'histories');
    const written = [
      ...(await inspectMoney(books, lived)),
      ...(await inspectNotices(books, lived)),
      ...(await inspectDeeds(books, lived)),
      ...(await inspectHistories(new Client({ connection }), books, histories)),
    ];
    const canaries = [...house.secrets, ...keys, ...lived.flatMap(({ ledger }) => ledger.tokens)];
    const folders = [join(house.folder, 'logs'), histories];
    return [...standing, ...told, ...written, ...(await inspectSecrets(canaries, { books, folders }))];
  } finally {
    await Promise.all([books.close(), connection.close()]);
  }
}

async function onceAtRest(look: () => Promise<Finding[]>): Promise<Finding[]> {
  const deadline = Date.now() + restMs;
  while (true) {
    const findings = await look();
    if (findings.length === 0 || Date.now() > deadline) return findings;
    await pause(1_000);
  }
}
