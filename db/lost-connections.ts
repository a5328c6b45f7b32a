import type { Client, Pool, PoolClient } from 'pg';

type Words = unknown[];
type Told = (error: Error | null, result?: unknown) => void;

/**
 * Kysely gives a connection back only after a beginning, a commit or a rollback that went well. One that is lost in
 * between would count as in use for ever, until the pool has none left. One that has fallen silent is cut, because
 * whoever got it next would wait for the same answer.
 */
export function giveBackLostConnections(pool: Pool): void {
  pool.on('connect', (client) => {
    const query = cuttingSilent(client);
    const watched = (...words: Words) => {
      const asked = query(...words);
      if (words[0] === 'rollback') return (asked as Promise<unknown>).catch(() => endedWith(client));
      if (words[0] === 'begin') return (asked as Promise<unknown>).catch((error) => giveBack(client, error));
      return asked;
    };
    Object.assign(client, { query: watched });
  });
}

/** A client is asked in three ways: with a callback, for a promise, or for something that reads row by row. */
function cuttingSilent(client: PoolClient): (...words: Words) => unknown {
  const query = client.query.bind(client) as (...words: Words) => unknown;
  const judged = (error: Error) => (isSilence(error) ? cut(client) : error);
  return (...words) => {
    const tell = words.at(-1);
    if (typeof tell === 'function') {
      const told: Told = (error, result) => tell(error && judged(error), result);
      return query(...words.slice(0, -1), told);
    }
    const asked = query(...words);
    return asked instanceof Promise ? asked.catch((error) => Promise.reject(judged(error))) : asked;
  };
}

const isSilence = ({ message }: Error) => message === 'Query read timeout';

/** As the network would have it: the address is there, and gives no answer. */
function cut(client: PoolClient): Error {
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  return Object.assign(new Error('The database gave no answer in time.'), { code: 'ETIMEDOUT' });
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
