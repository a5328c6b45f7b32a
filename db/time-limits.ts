import type { ClientBase } from 'pg';

/** Three minutes: a transaction that hangs would hold back everything that is told after it. PostgreSQL 16 has no such limit. */
export const limitTransactions = (client: ClientBase): Promise<unknown> =>
  client.query(
    `select set_config('transaction_timeout', '3min', false) where current_setting('server_version_num')::int >= 170000`,
  );
