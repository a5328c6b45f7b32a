import { once } from 'node:events';
import pg from 'pg';
import type { Em } from './orm.ts';

/** How long the database may take to let us in, or to answer, in milliseconds. */
const patienceMs = 10_000;
const farewellMs = 1_000;

/**
 * One direct connection that hears channels and may hold an advisory lock; a pooler's address would lose both. It is known
 * by the first of its channels. `lost` settles when the connection is gone: then so is the lock.
 */
export async function listenTo(
  url: string,
  channels: readonly [string, ...string[]],
  heard: (payload: string, channel: string) => void,
) {
  const client = new pg.Client({
    connectionString: url,
    application_name: nameOf(channels[0]),
    keepAlive: true,
    connectionTimeoutMillis: patienceMs,
    query_timeout: patienceMs,
  });
  const lost = Promise.race([once(client, 'end'), once(client, 'error')]).catch(() => undefined);
  let isLost = false;
  const note = () => {
    isLost = true;
  };
  client.on('end', note);
  client.on('error', () => {
    note();
    client.end().catch(() => undefined);
  });
  await client.connect();
  client.on('notification', ({ payload, channel }) => heard(payload ?? '', channel));
  try {
    for (const channel of channels) await client.query(`listen ${client.escapeIdentifier(channel)}`);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }

  return {
    lost,
    /** The same, for whoever looks by itself and must not miss it. */
    isLost: () => isLost,
    /** Whether this connection is now the one that holds the lock. */
    async tryLock(name: string): Promise<boolean> {
      const { rows } = await client.query('select pg_try_advisory_lock(hashtext($1)) as held', [name]);
      return rows[0].held;
    },
    close: () => hangUp(client),
  };
}

/** A database that has fallen silent never says goodbye. */
async function hangUp(client: pg.Client): Promise<void> {
  const { stream } = (client as unknown as { connection: { stream: { destroy(): void } } }).connection;
  const cut = setTimeout(() => stream.destroy(), farewellMs);
  await client.end().finally(() => clearTimeout(cut));
}

const nameOf = (channel: string) => `botyard ${channel}`;

/** Whether anybody listens to this channel now: whoever was killed does not, from that moment on. */
export async function isHeard(em: Em, channel: string): Promise<boolean> {
  const [row] = await em.execute<{ is_heard: boolean }[]>(
    `select exists (select from pg_stat_activity
       where application_name = ? and datname = current_database()) as is_heard`,
    [nameOf(channel)],
  );
  return row?.is_heard ?? false;
}

export type Listener = Awaited<ReturnType<typeof listenTo>>;
