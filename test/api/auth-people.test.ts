import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { requireAnotherAdmin, setRole } from '../../db/queries/accounts.ts';
import { within } from '../../db/scope.ts';
import { serveApi } from '../fixtures/api.ts';
import type { Caller } from '../fixtures/caller.ts';
import { queriesWaiting } from '../fixtures/waiting-queries.ts';

const idOf = async (caller: Caller): Promise<string> => (await caller.get('/api/me')).body.id;

async function served(t: TestContext) {
  const api = await serveApi(t);
  const ada = await api.as('Ada', 'admin');
  const sql = <Row extends object>(text: string, parameters: unknown[] = []) =>
    within(api.orm, { kind: 'system' }, (em) => em.execute<Row[]>(text, parameters));
  const roleOf = (id: string, role: string, by: Caller = ada) => by.put(`/api/admin/people/${id}/role`, { role });
  return { api, ada, sql, roleOf };
}

test('a role is given, counts at once, and is in the audit with what it was before', async (t) => {
  const { api, ada, sql, roleOf } = await served(t);
  const sue = await api.as('Sue', 'support');
  const id = await idOf(sue);

  const { status, body } = await roleOf(id, 'customer');
  await roleOf(id, 'customer');
  const audit = await sql<{ actor_id: string; change: object }>(
    "select actor_id, change from audit_logs where action = 'person.role' and person_id = ? order by created_at",
    [id],
  );

  assert.deepEqual([status, body.role], [200, 'customer']);
  assert.equal((await sue.get('/api/admin/overview')).status, 403);
  const actor_id = await idOf(ada);
  assert.deepEqual(audit, [
    { actor_id, change: { role: ['support', 'customer'] } },
    { actor_id, change: {} },
  ]);
});

test('the last admin stays one, and stays', async (t) => {
  const { ada, roleOf } = await served(t);
  const id = await idOf(ada);

  const [lowered, closed] = [await roleOf(id, 'support'), await ada.delete(`/api/admin/people/${id}`)];

  assert.deepEqual([lowered.status, lowered.body.code], [409, 'last-admin']);
  assert.deepEqual([closed.status, closed.body.code], [409, 'last-admin']);
  assert.equal((await ada.get('/api/admin/people')).status, 200);
});

test('of two admins who lower each other at once, one stays', async (t) => {
  const { api, ada, roleOf, sql } = await served(t);
  const bea = await api.as('Bea', 'admin');
  const [idOfAda, idOfBea] = [await idOf(ada), await idOf(bea)];

  const lowering = await within(api.orm, { kind: 'staff' }, async (em) => {
    await requireAnotherAdmin(em, idOfBea);
    const second = roleOf(idOfAda, 'customer', bea);
    await queriesWaiting(em, 1);
    await setRole(em, idOfBea, 'customer');
    return { second };
  });
  const { status, body } = await lowering.second;

  assert.deepEqual([status, body.code], [409, 'last-admin']);
  assert.deepEqual(await sql("select id from users where role = 'admin'"), [{ id: idOfAda }]);
});

test('an account that is closed opens nothing from that moment on, and can be opened again', async (t) => {
  const { api, ada, sql } = await served(t);
  const ann = await api.as('Ann');
  const id = await idOf(ann);

  const closed = await ada.delete(`/api/admin/people/${id}`);
  const shut = await ann.get('/api/me');
  const reopened = await ada.post(`/api/admin/people/${id}/reopen`);
  const key = await ann.get('/api/me');
  const audit = await sql<{ action: string; change: object }>(
    'select action, change from audit_logs where person_id = ? order by created_at',
    [id],
  );

  assert.notEqual(closed.body.closedAt, null);
  assert.equal(shut.status, 401);
  assert.equal(reopened.body.closedAt, null);
  assert.equal(key.status, 401, 'keys do not come back by themselves');
  assert.deepEqual(audit, [
    { action: 'person.close', change: { closed: [false, true] } },
    { action: 'person.reopen', change: { closed: [true, false] } },
  ]);
});

test('people are listed page by page, each once', async (t) => {
  const { api, ada } = await served(t);
  for (const name of ['Ann', 'Ben', 'Cleo', 'Dan']) await api.as(name);
  const names: string[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const { body } = await ada.get(`/api/admin/people?limit=2${next && `&cursor=${next}`}`);
    names.push(...body.people.map(({ name }: { name: string }) => name));
    next = body.next;
  }

  assert.deepEqual(names, ['Dan', 'Cleo', 'Ben', 'Ann', 'Ada']);
});
