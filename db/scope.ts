import type { PostgreSqlConnection } from '@mikro-orm/postgresql';
import type { QueryResult } from 'pg';
import type { Em, Orm } from './orm.ts';

/** On whose behalf rows are read and written; row level security knows nothing else. */
export type Scope = { kind: 'user'; userId: string } | { kind: 'staff' } | { kind: 'system' } | { kind: 'lookup' };

/** Databases whose every connection acts for the system from its beginning. */
const systemOnly = new WeakSet<Orm>();

export const actsForSystem = (orm: Orm): Orm => {
  systemOnly.add(orm);
  return orm;
};

/** One unit of work in one transaction, which sees what the scope may see. */
export const within = <Result>(orm: Orm, scope: Scope, work: (em: Em) => Promise<Result>): Promise<Result> =>
  forkFor(orm, scope).transactional(work);

/** One statement, which needs no transaction of its own where the connection acts for the system anyway. */
export const statementWithin = <Result>(orm: Orm, work: (em: Em) => Promise<Result>): Promise<Result> =>
  systemOnly.has(orm) ? work(orm.em.fork()) : within(orm, { kind: 'system' }, work);

/** Asks for rows: a unit of work can, and so can `reading`. */
export interface Reader {
  execute<Rows extends object[]>(sql: string, parameters?: unknown[]): Promise<Rows>;
}

/**
 * For who only reads. Each statement goes out in one message with its scope, and PostgreSQL takes a message as one
 * transaction: a single round trip, where a unit of work needs three more.
 */
export function reading(orm: Orm, scope: Scope): Reader {
  const settings = Object.entries({ ...variablesOf(orm, scope), transaction_read_only: 'on' });
  const settle = `select ${settings.map(() => 'set_config(?, ?, true)').join(', ')}`;
  return {
    async execute<Rows extends object[]>(sql: string, parameters: unknown[] = []) {
      const results = await send(orm, `${settle}; ${sql}`, [...settings.flat(), ...parameters]);
      return (results as unknown as QueryResult[]).at(-1)?.rows as Rows;
    },
  };
}

/** For statements that call our functions, which take on the scope that they need and leave it again. */
export const asNobody = (orm: Orm): Reader => ({
  execute: async <Rows extends object[]>(sql: string, parameters: unknown[] = []) =>
    (await send(orm, sql, parameters)).rows as Rows,
});

async function send(orm: Orm, sql: string, parameters: unknown[]): Promise<QueryResult> {
  const pool = await (orm.em.getConnection() as PostgreSqlConnection).getNativeClient();
  return pool.query(orm.em.getPlatform().formatQuery(sql, parameters));
}

function forkFor(orm: Orm, scope: Scope): Em {
  const variables = variablesOf(orm, scope);
  return orm.em.fork(variables && { session: { variables } });
}

/** What a connection must be told; nothing where it acts for the system from its beginning. */
function variablesOf(orm: Orm, scope: Scope): Record<string, string> | undefined {
  if (!systemOnly.has(orm)) {
    return { 'app.scope': scope.kind, 'app.user_id': scope.kind === 'user' ? scope.userId : '' };
  }
  if (scope.kind === 'system') return undefined;
  throw new Error(`This database acts for the system alone, not for "${scope.kind}".`);
}
