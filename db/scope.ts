import type { Em, Orm } from './orm.ts';

/** On whose behalf rows are read and written; row level security knows nothing else. */
export type Scope = { kind: 'user'; userId: string } | { kind: 'staff' } | { kind: 'system' } | { kind: 'lookup' };

/** One unit of work in one transaction, which sees what the scope may see. */
export function within<Result>(orm: Orm, scope: Scope, work: (em: Em) => Promise<Result>): Promise<Result> {
  const variables = {
    'app.scope': scope.kind,
    'app.user_id': scope.kind === 'user' ? scope.userId : '',
  };
  return orm.em.fork({ session: { variables } }).transactional(work);
}
