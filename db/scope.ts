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

function forkFor(orm: Orm, scope: Scope): Em {
  if (systemOnly.has(orm)) {
    if (scope.kind !== 'system') throw new Error(`This database acts for the system alone, not for "${scope.kind}".`);
    return orm.em.fork();
  }
  const userId = scope.kind === 'user' ? scope.userId : '';
  return orm.em.fork({ session: { variables: { 'app.scope': scope.kind, 'app.user_id': userId } } });
}
