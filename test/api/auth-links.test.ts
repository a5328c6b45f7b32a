import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { firstAdminLink, terminalLink } from '../../db/queries/terminal-links.ts';
import { within } from '../../db/scope.ts';
import type { Role } from '../../domain/permission.ts';
import { serveApi } from '../fixtures/api.ts';
import { browser } from '../fixtures/browser.ts';

const run = promisify(execFile);
const script = join(import.meta.dirname, '..', '..', 'scripts', 'login-link.ts');

async function served(t: TestContext) {
  const api = await serveApi(t);
  const sql = <Row extends object>(text: string, parameters: unknown[] = []) =>
    within(api.orm, { kind: 'system' }, (em) => em.execute<Row[]>(text, parameters));
  const linkFor = async (name: string, role: Role = 'admin') =>
    `/auth/link/${await within(api.orm, { kind: 'system' }, (em) => terminalLink(em, { name, role }))}`;
  return { api, sql, linkFor, visit: () => browser(api.url) };
}

test("the first admin's link makes the account and signs in, once", async (t) => {
  const { api, visit } = await served(t);
  const token = await within(api.orm, { kind: 'system' }, firstAdminLink);
  const [visitor, second] = [visit(), visit()];

  const page = await visitor.get(`/auth/link/${token}`);
  const followed = await visitor.post(`/auth/link/${token}`);
  const again = await second.post(`/auth/link/${token}`);
  const { body } = await visitor.get('/api/me');

  assert.match(page.text, /invited to Botyard as admin/);
  assert.deepEqual([followed.status, followed.location], [303, '/']);
  assert.deepEqual([body.name, body.role], ['admin', 'admin']);
  assert.equal(again.status, 404);
  assert.match(again.text, /used already/);
  assert.equal((await second.get('/api/me')).status, 401);
  assert.equal(await within(api.orm, { kind: 'system' }, firstAdminLink), null);
});

test('looking at a link uses nothing up, however often messengers look', async (t) => {
  const { linkFor, visit } = await served(t);
  const link = await linkFor('Ada');
  for (const method of ['GET', 'HEAD', 'GET']) assert.equal((await visit().send(method, link)).status, 200);

  assert.equal((await visit().post(link)).status, 303);
});

test('of two who follow a link at once one comes in', async (t) => {
  const { linkFor, visit, sql } = await served(t);
  const link = await linkFor('Ada');

  const followed = await Promise.all([visit().post(link), visit().post(link), visit().post(link)]);

  assert.deepEqual(followed.map(({ status }) => status).sort(), [303, 404, 404]);
  assert.equal((await sql('select 1 from sessions')).length, 1);
});

test('a link is good for a day, and a newer one of the terminal takes its place', async (t) => {
  const { linkFor, visit, sql } = await served(t);
  const first = await linkFor('Ada');
  const second = await linkFor('Ada');
  assert.equal((await visit().get(first)).status, 404);
  assert.equal((await visit().get(second)).status, 200);

  await sql("update login_links set expires_at = now() - interval '1 second'");

  assert.equal((await visit().post(second)).status, 404);
  assert.equal((await sql('select 1 from users')).length, 0);
});

test('a page elsewhere cannot make a browser follow a link', async (t) => {
  const { linkFor, visit, sql } = await served(t);
  const link = await linkFor('Ada');
  const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };

  const lured = await visit().post(link, { headers });

  assert.equal(lured.status, 403);
  assert.equal((await sql('select 1 from users')).length, 0);
  assert.equal((await visit().post(link)).status, 303);
});

test('the terminal makes a link, and opens an account that is there with it', async (t) => {
  const { api, visit } = await served(t);
  const ada = await api.as('Ada', 'admin');
  const env = { ...process.env, DATABASE_URL: api.databaseUrl, DASHBOARD_API_URL: api.url };

  const { stdout } = await run(process.execPath, [script, '--role', 'admin', '--name', 'ada'], { env });
  const visitor = visit();
  await visitor.post(stdout.trim());

  assert.equal((await visitor.get('/api/me')).body.id, (await ada.get('/api/me')).body.id);
});

test('the terminal makes no link of another role than the account has, and says so', async (t) => {
  const { api } = await served(t);
  await api.as('Ann');
  const env = { ...process.env, DATABASE_URL: api.databaseUrl, DASHBOARD_API_URL: api.url };

  const failed = await run(process.execPath, [script, '--role', 'admin', '--name', 'Ann'], { env }).catch((it) => it);

  assert.equal(failed.code, 1);
  assert.match(failed.stderr, /there already, with the role customer/);
});

test('staff comes in by an invitation, which is told once and can be withdrawn', async (t) => {
  const { api, visit, sql } = await served(t);
  const ada = await api.as('Ada', 'admin');
  const invite = (name: string) => ada.post('/api/admin/people/invitations', { name, role: 'support' });

  const [sue, tom] = [(await invite('Sue')).body, (await invite('Tom')).body];
  const listed = await ada.get('/api/admin/people/invitations');
  await ada.delete(`/api/admin/people/invitations/${tom.id}`);
  const [followed, withdrawn] = [await visit().post(sue.link), await visit().post(tom.link)];
  const audit = await sql<{ action: string }>(
    "select action from audit_logs where action like 'person.%' order by created_at",
  );

  assert.deepEqual([followed.status, withdrawn.status], [303, 404]);
  assert.deepEqual(listed.body.invitations.map(({ name }: { name: string }) => name).sort(), ['Sue', 'Tom']);
  assert.ok(!listed.text.includes('/auth/link/'));
  assert.deepEqual(
    audit.map(({ action }) => action),
    ['person.invite', 'person.invite', 'person.withdraw', 'person.join'],
  );
  assert.equal((await ada.get('/api/admin/people?role=support')).body.people[0].name, 'Sue');
});

test('no admin can sign in as somebody else by inviting a name that is taken', async (t) => {
  const { api, visit } = await served(t);
  const ada = await api.as('Ada', 'admin');
  const { body: early } = await ada.post('/api/admin/people/invitations', { name: 'Ben', role: 'admin' });
  await api.as('Ben', 'admin');

  const late = await ada.post('/api/admin/people/invitations', { name: 'ben', role: 'admin' });
  const visitor = visit();
  const followed = await visitor.post(early.link);

  assert.deepEqual([late.status, late.body.code], [409, 'name-taken']);
  assert.equal(followed.status, 409);
  assert.equal((await visitor.get('/api/me')).status, 401);
});

test('neither the log nor the database holds a link', async (t) => {
  const { api, linkFor, visit, sql } = await served(t);
  const link = await linkFor('Ada');
  const visitor = visit();
  await visitor.get(link);
  await visitor.post(link);
  const token = link.split('/').at(-1)!;

  const rows = JSON.stringify(await sql('select to_jsonb(l)::text from login_links l'));

  assert.ok(rows.includes('Ada'));
  assert.ok(api.logged.some((line) => line.includes('/auth/link/:token')));
  assert.ok(![rows, ...api.logged].some((text) => text.includes(token)));
});
