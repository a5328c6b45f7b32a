import assert from 'node:assert/strict';
import { test } from 'node:test';
import { terminalLink } from '../../db/queries/terminal-links.ts';
import { within } from '../../db/scope.ts';
import type { Role } from '../../domain/permission.ts';
import { Refusal } from '../../domain/refusal.ts';
import { bring, placed } from '../factories/order-life.ts';
import { type Browser, browser } from '../fixtures/browser.ts';
import { serveLive } from '../fixtures/live.ts';
import { quietDiscord } from '../fixtures/quiet-discord.ts';

type Served = Awaited<ReturnType<typeof serveLive>>;

/** Somebody in a browser, and a line as that browser opens it from a page of ours. */
async function signedIn(api: Served, name: string, role: Role = 'customer') {
  const visitor = browser(api.url);
  const token = await within(api.orm, { kind: 'system' }, (em) => terminalLink(em, { name, role }));
  await visitor.post(`${api.url}/auth/link/${token}`);
  return { visitor, listener: api.listen({}, { extraHeaders: headersOf(api, visitor) }) };
}

const headersOf = (api: Served, visitor: Browser, origin = api.url) => ({
  origin,
  cookie: [...visitor.jar].map((pair) => pair.join('=')).join('; '),
});

/** Nothing that these tests wait for may come from the look of every minute. */
const never = { checkEvery: 3_600_000 };

test('who is signed in hears by the session’s cookie, over both transports', async (t) => {
  const api = await serveLive(t, never);
  const { visitor, listener } = await signedIn(api, 'Ann');
  await listener.untilReady();
  const polling = await api.listen({}, { extraHeaders: headersOf(api, visitor), transports: ['polling'] }).untilReady();

  const order = await visitor.post('/api/orders', {
    json: { tier: 'starter', addons: [], guildId: '123456789012345678', period: 'month', bot: { later: true } },
    headers: { 'idempotency-key': 'one' },
  });
  for (const it of [listener, polling]) {
    await it.until('it is told', () => it.updates().length === 1);
    assert.equal(it.updates()[0].orderId, order.body.id);
  }
});

test('a page of somebody else’s is told nothing, with a cookie or with a key', async (t) => {
  const api = await serveLive(t, never);
  const { visitor } = await signedIn(api, 'Ann');
  const token = await api.keyFor('Bob', 'customer');
  const from = (origin: string) => ({ extraHeaders: headersOf(api, visitor, origin) });

  for (const origin of ['https://evil.example', 'null', `${api.url}.evil.example`]) {
    await api.listen({}, from(origin)).untilRefused();
    await api.listen({ token }, { ...from(origin), transports: ['polling'] }).untilRefused();
  }
  const answer = await fetch(`${api.url}/socket.io/?EIO=4&transport=polling`, {
    headers: { origin: 'https://evil.example' },
  });
  assert.equal(answer.status, 403);
  assert.match(await answer.text(), /does not belong to Botyard/);
  assert.equal(answer.headers.get('access-control-allow-origin'), null);
});

test('a cookie that no page of ours sends opens nothing, nor does a key that is none', async (t) => {
  const api = await serveLive(t, never);
  const { visitor } = await signedIn(api, 'Ann');
  const { origin: _, cookie } = headersOf(api, visitor);

  const refused = [
    await api.listen({}, { extraHeaders: { cookie } }).untilRefused(),
    await api.listen({}).untilRefused(),
    await api.listen({ token: 'byk_nothing' }).untilRefused(),
    await api.listen({ token: `byk_${'x'.repeat(43)}` }).untilRefused(),
  ];

  assert.deepEqual(
    refused.map(({ status, code }) => [status, code]),
    Array(4).fill([401, 'unauthenticated']),
  );
});

test('signing out, here or from another device, ends the line with a sentence', async (t) => {
  const api = await serveLive(t, never);
  const one = await signedIn(api, 'Ann');
  const other = await signedIn(api, 'Ann');
  const stays = await signedIn(api, 'Bob');
  for (const { listener } of [one, other, stays]) await listener.untilReady();

  await one.visitor.post('/auth/logout');
  await one.listener.until('the line is closed', () => one.listener.of('disconnect').length > 0);
  assert.deepEqual(other.listener.of('disconnect'), []);
  await api.sql(`update sessions set revoked_at = now() where user_id = (select id from users where name = 'Ann')`);
  await other.listener.until('the line is closed', () => other.listener.of('disconnect').length > 0);

  const [{ problem }] = one.listener.of('ended');
  assert.deepEqual([problem.code, problem.status, problem.remedy], ['session-over', 401, 'Sign in again.']);
  assert.deepEqual(one.listener.of('disconnect'), ['io server disconnect']);
  assert.deepEqual(stays.listener.of('disconnect'), []);
});

test('a revoked key, and an account that was closed, are told no more', async (t) => {
  const api = await serveLive(t, never);
  const [ann, ada] = [await api.as('Ann'), await api.as('Ada', 'admin')];
  const { key, id } = (await ann.post('/api/me/api-keys', { name: 'display' })).body;
  const [byKey, bobs] = [await api.listen({ token: key }).untilReady(), await api.listenAs('Bob')];
  const [bob] = await api.sql<{ id: string }>("select id from users where name = 'Bob'");

  await ann.delete(`/api/me/api-keys/${id}`);
  await ada.delete(`/api/admin/people/${bob!.id}`);

  for (const it of [byKey, bobs]) await it.until('it is over', () => it.of('ended').length === 1);
  assert.match(byKey.of('ended')[0].problem.detail, /API key is not valid any more/);
  assert.equal((await api.listen({ token: key }).untilRefused()).status, 401);
});

test('a session whose time has passed is found within the minute, without anybody saying so', async (t) => {
  const api = await serveLive(t, { checkEvery: 50 });
  const { listener } = await signedIn(api, 'Ann');
  await listener.untilReady();

  await api.sql("update sessions set expires_at = now() - interval '1 second'");

  await listener.until('it is over', () => listener.of('ended').length === 1);
});

test('a line lives on when the token of its session is exchanged', async (t) => {
  const api = await serveLive(t, { checkEvery: 50 });
  const { visitor, listener } = await signedIn(api, 'Ann');
  await listener.untilReady();
  await api.sql("update sessions set rotated_at = now() - interval '25 hours'");
  await visitor.get('/api/me');
  await api.sql("update sessions set rotated_at = now() - interval '2 minutes'");

  const order = await placed(await api.as('Ann'));
  await listener.until('it is told', () => listener.updates().length === 1);

  assert.deepEqual([listener.updates()[0].orderId, listener.of('ended')], [order.id, []]);
});

test('who is staff no more hears of strangers’ orders no more; who becomes staff hears from then on', async (t) => {
  const api = await serveLive(t, never);
  const [ann, ada] = [await api.as('Ann'), await api.as('Ada', 'admin')];
  const { id: strange } = await placed(ann);
  const { listener } = await signedIn(api, 'Sue', 'support');
  await listener.untilReady();
  const adas = await api.listenAs('Ada', 'admin');
  assert.equal((await listener.ask('subscribe_order', strange)).ok, true);
  const [sue] = await api.sql<{ id: string }>("select id from users where name = 'Sue'");
  const become = (role: Role) => ada.put(`/api/admin/people/${sue!.id}/role`, { role });

  await become('customer');
  await listener.until('both rooms are left', () => listener.of('unsubscribed').length === 2);
  await bring(api, strange, { phase: 'awaiting-payment' });
  const again = await listener.ask('subscribe_order', strange);
  await adas.until('staff has heard', () => adas.updates().some(({ phase }) => phase === 'awaiting-payment'));
  await become('admin');
  await listener.until('she hears again', async () => {
    await bring(api, strange, { phase: 'awaiting-approval' });
    return listener.updates().some(({ phase }) => phase === 'awaiting-approval');
  });

  assert.deepEqual(
    listener.of('unsubscribed').map(({ room, problem }) => [room, problem.code]),
    [
      ['staff', 'forbidden'],
      [`order:${strange}`, 'order-missing'],
    ],
  );
  assert.equal(again.problem.code, 'order-missing');
  assert.ok(listener.updates().every(({ phase }) => phase !== 'awaiting-payment'));
});

test('who may not manage a guild any more hears of it no more; a Discord that cannot be asked takes nothing away', async (t) => {
  const guildId = '123456789012345678';
  let answer: Error | null = null;
  let asked = 0;
  const requireManager = async () => {
    asked++;
    if (answer) throw answer;
  };
  const discord = { ...quietDiscord, rights: { ...quietDiscord.rights, requireManager } };
  const api = await serveLive(t, { checkEvery: 50, discord });
  const anns = await api.listenAs('Ann');
  await anns.ask('subscribe_guild', guildId);

  answer = new Error('Discord is away.');
  const before = asked;
  await anns.until('it was asked twice', () => asked > before + 2);
  assert.deepEqual(anns.of('unsubscribed'), []);
  answer = new Refusal('guild-forbidden', 'You may not manage this Discord server.');

  await anns.until('the room is left', () => anns.of('unsubscribed').length === 1);
  assert.equal(anns.of('unsubscribed')[0].room, `guild:${guildId}`);
});

test('live updates may have a port of their own, where pages of ours are let in', async (t) => {
  const api = await serveLive(t, never);
  const { visitor } = await signedIn(api, 'Ann');
  const { url } = await api.openAnother();

  await api.listen({}, { url, extraHeaders: headersOf(api, visitor) }).untilReady();
  const preflight = await fetch(`${url}/socket.io/?EIO=4&transport=polling`, { headers: { origin: api.url } });

  assert.equal(preflight.headers.get('access-control-allow-origin'), api.url);
  assert.equal(preflight.headers.get('access-control-allow-credentials'), 'true');
});
