import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { connectDatabase } from '../../db/orm.ts';
import { auditAsked, auditOutcome } from '../../db/queries/audit.ts';
import { type Scope, within } from '../../db/scope.ts';
import { freshDatabase } from '../fixtures/database.ts';

const ann = randomUUID();
const scopes: Scope[] = [{ kind: 'system' }, { kind: 'staff' }, { kind: 'user', userId: ann }];

/** A line about something of Ann's. */
async function lined(t: TestContext, outcome: 'asked' | 'done') {
  const orm = await connectDatabase((await freshDatabase(t)).url);
  t.after(() => orm.close());
  const id = randomUUID();
  const ask = (scope: Scope, sql: string) => within(orm, scope, (em) => em.execute<object[]>(sql));
  await ask({ kind: 'system' }, `insert into users (id, name, role) values ('${ann}', 'Ann', 'customer')`);
  await within(orm, { kind: 'staff' }, async (em) => {
    await auditAsked(em, { id, actorId: ann, action: 'order.cancel', customerId: ann, reason: 'Too dear.' });
    if (outcome === 'done') await auditOutcome(em, id, 'done', { phase: ['active', 'ended'] });
  });
  const line = async () => (await ask({ kind: 'system' }, 'select * from audit_logs'))[0];
  const outcomeIs = (said: string) => within(orm, { kind: 'staff' }, (em) => auditOutcome(em, id, said, {}));
  return { ask, line, outcomeIs };
}

for (const scope of scopes) {
  test(`nobody changes or deletes what stands in the audit: ${scope.kind}`, async (t) => {
    const { ask, line } = await lined(t, 'done');
    const before = await line();

    const changed = await ask(scope, `update audit_logs set outcome = 'order-ended', change = null returning 1`);
    const deleted = await ask(scope, 'delete from audit_logs returning 1');
    await assert.rejects(ask(scope, 'truncate audit_logs'), /permission denied/);

    assert.deepEqual([changed, deleted], [[], []]);
    assert.deepEqual(await line(), before);
  });

  test(`who asked for what, when and why, stays while the answer is not known: ${scope.kind}`, async (t) => {
    const { ask, line } = await lined(t, 'asked');
    const before = await line();

    for (const said of ["reason = 'Another.'", 'actor_id = null', "action = 'order.approve'", 'created_at = now()']) {
      await assert.rejects(ask(scope, `update audit_logs set ${said}`), /What stands in the audit stays/);
    }
    assert.deepEqual(await ask(scope, 'delete from audit_logs returning 1'), []);
    assert.deepEqual(await line(), before);
  });
}

test('what was refused may be done after all, and what was done stays done', async (t) => {
  const { line, outcomeIs } = await lined(t, 'asked');
  const outcomes: unknown[] = [];
  for (const said of ['worker-away', 'done', 'order-ended']) {
    await outcomeIs(said);
    outcomes.push(((await line()) as { outcome: string }).outcome);
  }

  assert.deepEqual(outcomes, ['worker-away', 'done', 'done']);
});

test('an account or an order that stands in the audit is not deleted from under it', async (t) => {
  const { ask } = await lined(t, 'done');

  await assert.rejects(ask({ kind: 'system' }, `delete from users where id = '${ann}'`), /foreign key/);
});
