import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Em } from './orm.ts';

/** How long the database may take to answer, in milliseconds. */
const patience = 10_000;
/** How long a farewell may take. */
const farewell = 2_000;

/**
 * One direct connection that hears a channel and may hold an advisory lock; a pooler's address would lose both.
 * `lost` settles when the connection is gone: then so is the lock.
 */
export async function listenTo(url: string, channel: string, heard: (payload: string) => void) {
  const client = new pg.Client({
    connectionString: url,
    application_name: nameOf(channel),
    keepAlive: true,
    connectionTimeoutMillis: patience,
    query_timeout: patience,
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
  client.on('notification', ({ payload }) => heard(payload ?? ''));
  await client.query(`listen ${client.escapeIdentifier(channel)}`);

  return {
    lost,
    /** The same, for whoever looks by itself and must not miss it. */
    isLost: () => isLost,
    /** Whether this connection is now the one that holds the lock. */
    async tryLock(name: string): Promise<boolean> {
      const { rows } = await client.query('select pg_try_advisory_lock(hashtext($1)) as held', [name]);
      return rows[0].held;
    },
    /** One that is lost already may not answer any more. */
    close: () => Promise.race([client.end(), pause(farewell, undefined, { ref: false })]),
  };
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
