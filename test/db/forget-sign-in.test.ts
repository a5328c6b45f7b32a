import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { connectDatabase } from '../../db/orm.ts';
import { forgetSome } from '../../db/queries/forget.ts';
import { within } from '../../db/scope.ts';
import { defaultRetention } from '../../domain/retention.ts';
import { freshDatabase } from '../fixtures/database.ts';

const system = { kind: 'system' } as const;

test('sessions, links and sign-ins that are long over are forgotten, and no others', async (t) => {
  const orm = await connectDatabase((await freshDatabase(t)).url);
  t.after(() => orm.close());
  const sql = <Row extends object>(text: string, parameters: unknown[] = []) =>
    within(orm, system, (em) => em.execute<Row[]>(text, parameters));
  const ann = randomUUID();
  const days = (count: number) => `now() + ${count} * interval '1 day'`;
  await sql("insert into users (id, name, role) values (?, 'ann', 'customer')", [ann]);
  for (const [name, expires, revoked] of [
    ['living', days(1), 'null'],
    ['revoked lately', days(20), days(-1)],
    ['revoked long ago', days(20), days(-31)],
    ['ended long ago', days(-31), 'null'],
  ]) {
    await sql(
      `insert into sessions (id, user_id, hash, user_agent, address, expires_at, revoked_at)
       values (gen_random_uuid(), ?, ?, ?, '', ${expires}, ${revoked})`,
      [ann, name, name],
    );
  }
  for (const [name, expires, used] of [
    ['open', days(1), 'null'],
    ['used long ago', days(-30), days(-31)],
    ['passed long ago', days(-31), 'null'],
  ]) {
    await sql(
      `insert into login_links (id, hash, role, name, expires_at, used_at)
       values (gen_random_uuid(), ?, 'admin', ?, ${expires}, ${used})`,
      [name, name],
    );
  }
  for (const [name, expires] of [
    ['under way', days(0)],
    ['left', days(-2)],
  ]) {
    await sql(
      `insert into login_attempts (state_hash, browser_hash, verifier, return_to, expires_at) values (?, 'b', 'v', '/', ${expires})`,
      [name],
    );
  }

  for (const what of ['endedSessions', 'loginLinks', 'loginAttempts'] as const) {
    await within(orm, system, (em) => forgetSome(em, what, { before: Date.now() - defaultRetention[what], atMost: 9 }));
  }
  const left = async (table: string, name: string) =>
    (await sql<{ name: string }>(`select ${name} as name from ${table} order by 1`)).map((row) => row.name);

  assert.deepEqual(await left('sessions', 'user_agent'), ['living', 'revoked lately']);
  assert.deepEqual(await left('login_links', 'name'), ['open']);
  assert.deepEqual(await left('login_attempts', 'state_hash'), ['under way']);
});
