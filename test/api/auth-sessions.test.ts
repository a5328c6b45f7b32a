import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { rotateSession } from '../../db/queries/session-holder.ts';
import { terminalLink } from '../../db/queries/terminal-links.ts';
import { within } from '../../db/scope.ts';
import { hashOfSecret } from '../../db/secret.ts';
import type { Role } from '../../domain/permission.ts';
import { type ServedApi, serveApi } from '../fixtures/api.ts';
import { type Browser, browser } from '../fixtures/browser.ts';

const session = 'botyard-test';

async function comeIn(
  api: ServedApi,
  visitor: Browser,
  { name = 'Ada', role = 'admin' }: { name?: string; role?: Role } = {},
) {
  const token = await within(api.orm, { kind: 'system' }, (em) => terminalLink(em, { name, role }));
  return visitor.post(`${api.url}/auth/link/${token}`);
}

async function served(t: TestContext) {
  const api = await serveApi(t);
  const sql = <Row extends object>(text: string, parameters: unknown[] = []) =>
    within(api.orm, { kind: 'system' }, (em) => em.execute<Row[]>(text, parameters));
  const visitor = browser(api.url);
  await comeIn(api, visitor);
  const again = async (userAgent?: string) => {
    const other = browser(api.url, userAgent);
    await comeIn(api, other);
    return other;
  };
  return { api, sql, visitor, again, status: async () => (await visitor.get('/api/me')).status };
}

test('the cookie is out of reach of scripts and other sites, and over TLS of other hosts and of plain lines', async (t) => {
  const plain = await serveApi(t);
  const secure = await serveApi(t, { site: { url: 'https://botyard.example', installationId: 'main' } });
  const told = async (api: ServedApi) => (await comeIn(api, browser(api.url))).headers.getSetCookie()[0]!;

  assert.match(
    await told(plain),
    /^botyard-test=[\w-]{43}; Max-Age=7776000; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
  );
  assert.match(await told(secure), /^__Host-botyard-main=[\w-]{43}; .*Path=\/; .*HttpOnly; Secure; SameSite=Lax$/);
  assert.ok(!/Domain/i.test(await told(secure)));
});

test('two installations on one machine know their own cookies, and sign out their own people', async (t) => {
  const [one, other] = [
    await serveApi(t),
    await serveApi(t, { site: { url: 'http://127.0.0.1:1', installationId: 'other' } }),
  ];
  const visitor = browser(one.url);
  await comeIn(one, visitor, { name: 'Ada' });
  await comeIn(other, visitor, { name: 'Bea' });
  const nameAt = async (api: ServedApi) => (await visitor.get(`${api.url}/api/me`)).body.name;

  assert.deepEqual([await nameAt(one), await nameAt(other)], ['Ada', 'Bea']);
  await visitor.post(`${other.url}/auth/logout`);

  assert.deepEqual([await nameAt(one), await nameAt(other)], ['Ada', undefined]);
});

test('after a day the token is exchanged once, however many requests come at a time, and all of them are answered', async (t) => {
  const { sql, visitor, status } = await served(t);
  const old = visitor.jar.get(session)!;
  await sql("update sessions set rotated_at = now() - interval '25 hours'");

  const answers = await Promise.all(Array.from({ length: 10 }, () => visitor.get('/api/me')));
  const fresh = visitor.jar.get(session)!;
  visitor.jar.set(session, old);
  const underWay = await visitor.get('/api/me');
  await sql("update sessions set rotated_at = now() - interval '2 minutes'");

  assert.deepEqual(new Set(answers.map((answer) => answer.status)), new Set([200]));
  assert.equal(answers.filter(({ headers }) => headers.getSetCookie().length > 0).length, 1);
  assert.notEqual(fresh, old);
  assert.deepEqual([underWay.status, underWay.headers.getSetCookie()], [200, []]);
  assert.equal(await status(), 401);
  visitor.jar.set(session, fresh);
  assert.equal(await status(), 200);
});

test('of two who exchange a token at once, one does', async (t) => {
  const { api, visitor } = await served(t);
  const old = hashOfSecret(visitor.jar.get(session)!);

  const exchanged = await Promise.all(['one', 'other'].map((fresh) => rotateSession(api.orm, { old, new: fresh })));

  assert.deepEqual(exchanged.sort(), [false, true]);
});

test('a session ends thirty days after the last visit, and ninety after the login', async (t) => {
  const { sql, status } = await served(t);
  const daysLeft = async () =>
    (
      await sql<{ days: number }>(
        'select round(extract(epoch from expires_at - now()) / 86400)::int as days from sessions',
      )
    )[0]!.days;
  await sql("update sessions set last_seen_at = now() - interval '1 day', expires_at = now() + interval '1 day'");
  await status();
  const slid = await daysLeft();
  await sql("update sessions set last_seen_at = now() - interval '1 day', created_at = now() - interval '80 days'");
  await status();
  const capped = await daysLeft();
  await sql("update sessions set expires_at = now() - interval '1 second'");

  assert.deepEqual([slid, capped, await status()], [30, 10, 401]);
});

test('somebody sees where they are signed in, and ends one of it, or all but this', async (t) => {
  const { visitor, again, api } = await served(t);
  const [phone, laptop, tablet] = [await again('Phone'), await again('Laptop'), await again('Tablet')];
  const stranger = browser(api.url);
  await comeIn(api, stranger, { name: 'Bob', role: 'customer' });

  const { sessions } = (await visitor.get('/api/me/sessions')).body;
  const ofPhone = sessions.find(({ userAgent }: { userAgent: string }) => userAgent === 'Phone');
  const byStranger = await stranger.delete(`/api/me/sessions/${ofPhone.id}`);
  const before = (await phone.get('/api/me')).status;
  await visitor.delete(`/api/me/sessions/${ofPhone.id}`);
  const others = await visitor.delete('/api/me/sessions');
  const statuses = await Promise.all(
    [visitor, phone, laptop, tablet, stranger].map(async (it) => (await it.get('/api/me')).status),
  );

  assert.equal(sessions.length, 4);
  assert.deepEqual(sessions.filter(({ isThis }: { isThis: boolean }) => isThis).length, 1);
  assert.equal(ofPhone.address, '127.0.0.*');
  assert.deepEqual([byStranger.status, before], [404, 200]);
  assert.equal(others.body.ended, 2);
  assert.deepEqual(statuses, [200, 401, 401, 401, 200]);
});

test('whoever signs out is out, with the token that was stolen before too', async (t) => {
  const { visitor, status } = await served(t);
  const stolen = visitor.jar.get(session)!;

  const { status: answered } = await visitor.post('/auth/logout');
  const left = visitor.jar.has(session);
  visitor.jar.set(session, stolen);

  assert.deepEqual([answered, left, await status()], [204, false, 401]);
});

test('what a page of somebody else sends in the name of who is signed in is refused, and nothing happens', async (t) => {
  const { visitor, sql } = await served(t);
  const from: Record<string, string>[] = [
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    { origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example', 'sec-fetch-site': '' },
    { origin: '', 'sec-fetch-site': '' },
  ];
  for (const headers of from) {
    for (const [method, path] of [
      ['POST', '/api/me/api-keys'],
      ['DELETE', '/api/me/sessions'],
      ['POST', '/auth/logout'],
    ] as const) {
      const { status, body } = await visitor.send(method, path, { json: { name: 'x' }, headers });

      assert.deepEqual([path, status, body.code], [path, 403, 'cross-site']);
    }
  }
  assert.equal((await sql('select 1 from api_keys')).length, 0);
  assert.equal((await visitor.get('/api/me')).status, 200);
});

test('our own pages may write, and those of the list; a key is asked for no page at all', async (t) => {
  const api = await serveApi(t, { origins: ['https://shop.example'] });
  const visitor = browser(api.url);
  await comeIn(api, visitor);
  const write = (headers: Record<string, string>) => visitor.post('/api/me/api-keys', { json: { name: 'x' }, headers });
  const ann = await api.as('Ann');

  assert.equal((await write({})).status, 201);
  assert.equal((await write({ origin: api.url, 'sec-fetch-site': '' })).status, 201);
  assert.equal((await write({ origin: 'https://shop.example', 'sec-fetch-site': 'cross-site' })).status, 201);
  assert.equal((await ann.post('/api/me/api-keys', { name: 'x' }, { origin: 'https://evil.example' })).status, 201);
});

test('where a key is sent the cookie counts for nothing', async (t) => {
  const { visitor } = await served(t);

  assert.equal((await visitor.get('/api/me', { authorization: `Bearer byk_${'a'.repeat(43)}` })).status, 401);
});

test('another role counts from the next request on', async (t) => {
  const { visitor, sql } = await served(t);
  const before = await visitor.get('/api/admin/people');

  await sql("update users set role = 'customer'");

  assert.deepEqual([before.status, (await visitor.get('/api/admin/people')).status], [200, 403]);
});
