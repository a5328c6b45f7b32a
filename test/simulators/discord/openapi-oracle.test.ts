import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startDiscord } from '../../../simulators/discord/discord.ts';
import { openCourt } from './court.ts';
import { openOracle } from './openapi.ts';

const oracle = openOracle();
const skip = oracle === null && 'there is no Discord OpenAPI document';
const judge = (method: string, path: string, exchange: { asked?: unknown; status?: number; told?: unknown }) =>
  oracle!.judge({
    method,
    path,
    requestBody: exchange.asked,
    status: exchange.status ?? 200,
    responseBody: exchange.told,
  });

test('an answer that Discord would not give is found out', { skip }, () => {
  const [fault] = judge('GET', '/users/1', { told: { id: 1 } });

  assert.match(fault!, /^The answer 200 to GET \/users\/1: /);
  assert.deepEqual(judge('GET', '/gateway', { told: { url: 'wss://gateway.discord.gg' } }), []);
  assert.match(judge('GET', '/users/1', { status: 204 })[0]!, /of which Discord has not heard/);
});

test('a request that Discord would not take is found out, unless it was refused', { skip }, () => {
  const asked = { content: 5 };
  const path = '/channels/1/messages';

  assert.ok(judge('POST', path, { asked }).some((fault) => fault.startsWith('The request POST')));
  const refusal = {
    message: 'Invalid Form Body',
    code: 50035,
    errors: { content: { _errors: [{ code: 'X', message: 'x' }] } },
  };
  assert.deepEqual(judge('POST', path, { asked, status: 400, told: refusal }), []);
});

test('an error has one form wherever it comes from', { skip }, () => {
  assert.deepEqual(judge('GET', '/users/1', { status: 404, told: { message: 'Unknown User', code: 10013 } }), []);
  assert.notDeepEqual(judge('GET', '/users/1', { status: 404, told: { message: 'Unknown User' } }), []);
  const limited = { message: 'You are being rate limited.', code: 0, retry_after: 1.5, global: false };
  assert.deepEqual(judge('GET', '/users/1', { status: 429, told: limited }), []);
  assert.notDeepEqual(judge('GET', '/users/1', { status: 429, told: { message: 'Wait', code: 0 } }), []);
});

test('what Discord takes and its description refuses is let pass', { skip }, () => {
  const requests = (method: string, path: string, asked: object) =>
    judge(method, path, { asked, told: {} }).filter((fault) => fault.startsWith('The request'));

  assert.deepEqual(requests('POST', '/guilds/1/roles', { name: 'Tea', permissions: '2048' }), []);
  assert.deepEqual(requests('PATCH', '/users/@me', { avatar: null }), []);
  assert.deepEqual(requests('PATCH', '/applications/@me', { description: 'Tea' }), []);
  assert.notDeepEqual(requests('POST', '/guilds/1/roles', { permissions: 'all' }), []);
  const file = (id: unknown) => requests('POST', '/channels/1/messages', { attachments: [{ id }] });
  assert.deepEqual([file(0), file('0')], [[], []]);
  assert.notDeepEqual(file(-1), []);
});

test('a test fails when a request or an answer of it is not such as the document describes them', {
  skip,
}, async () => {
  const court = openCourt();
  const discord = await startDiscord({ observe: court.observe });
  const headers = { authorization: `Bot ${discord.ready.botToken}`, 'user-agent': 'DiscordBot (x, 1)' };
  const ask = () => fetch(`${discord.url}/api/v10/applications/@me`, { headers });

  await ask();
  court.requireRight();
  Object.assign(discord.world.state.applications.get(discord.ready.applicationId)!, { name: 7 });
  await ask();
  assert.throws(() => court.requireRight(), /name must be string/);
  await discord.close();
});
