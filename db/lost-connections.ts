import type { Client, Pool, PoolClient } from 'pg';

/**
 * Kysely gives a connection back only after a beginning, a commit or a rollback that went well. One that is lost in
 * between would count as in use for ever, until the pool has none left.
 */
export function giveBackLostConnections(pool: Pool): void {
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...words: unknown[]) => Promise<unknown>;
    const watched = (...words: unknown[]) => {
      const asked = query(...words);
      if (words[0] === 'rollback') return asked.catch(() => endedWith(client));
      if (words[0] === 'begin') return asked.catch((error) => giveBack(client, error));
      return asked;
    };
    Object.assign(client, { query: watched });
  });
}

/** A connection ends, and what was begun on it with it: that is a rollback too. */
function endedWith(client: PoolClient) {
  void (client as unknown as Client).end().catch(() => undefined); // the pool hands it out no more
  return { command: 'ROLLBACK', rowCount: null, rows: [] };
}

function giveBack(client: PoolClient, error: unknown): never {
  client.release(true);
  throw error;
}
