import assert from 'node:assert/strict';
import { test } from 'node:test';
import { REST, Routes } from 'discord.js';
import { startDiscord } from '../../../simulators/discord/discord.ts';
import { makeApplication } from '../../../simulators/discord/state/make.ts';
import { type Opened, openDiscord, type Reply } from './fixture.ts';

const me = '/applications/@me';
const tight = { bucket: { limit: 2, windowMs: 4_000 } };

const told = ({ headers }: Reply, name: string) => headers.get(`x-ratelimit-${name}`);

/** Two channels that a bot may read, of one guild. */
const channels = ({ channel }: Opened) => ['general', 'announcements'].map((name) => `/channels/${channel(name).id}`);

test('every answer that is counted says what it is counted by', async (t) => {
  const { ask, world } = await openDiscord(t, tight);

  const first = await ask('GET', me);

  assert.deepEqual([told(first, 'limit'), told(first, 'remaining')], ['2', '1']);
  assert.equal(told(first, 'reset'), ((world.clock.now() + 4_000) / 1_000).toFixed(3));
  assert.equal(told(first, 'reset-after'), '4.000');
  assert.match(told(first, 'bucket')!, /^[0-9a-f]+$/);
  const refused = await ask('PATCH', me, { description: 5 });
  assert.deepEqual([refused.status, told(refused, 'remaining')], [400, '1']);
});

test('one request too many is refused until the window is over, and told how long that is', async (t) => {
  const { ask, control } = await openDiscord(t, tight);
  await ask('GET', me);
  await ask('GET', me);
  await control('POST', '/clock', { advanceMs: 1_500 });

  const refused = await ask('GET', me);
  assert.equal(refused.status, 429);
  assert.deepEqual(refused.body, { message: 'You are being rate limited.', code: 0, retry_after: 2.5, global: false });
  assert.deepEqual(
    [refused.headers.get('retry-after'), told(refused, 'scope'), told(refused, 'global')],
    ['3', 'user', null],
  );
  assert.deepEqual([told(refused, 'remaining'), told(refused, 'reset-after')], ['0', '2.500']);

  await control('POST', '/clock', { advanceMs: 2_500 });
  assert.equal((await ask('GET', me)).status, 200);
});

test('channels, guilds and webhooks have limits of their own, under one name', async (t) => {
  const opened = await openDiscord(t, tight);
  const [one, other] = channels(opened);
  const answers = [await opened.ask('GET', one!), await opened.ask('GET', one!), await opened.ask('GET', one!)];

  const elsewhere = await opened.ask('GET', other!);

  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 429],
  );
  assert.equal(elsewhere.status, 200);
  assert.equal(told(elsewhere, 'bucket'), told(answers[0]!, 'bucket'));
  assert.notEqual(told(await opened.ask('GET', me), 'bucket'), told(answers[0]!, 'bucket'));
});

test('what one bot has used up is not taken from another', async (t) => {
  const { ask, world, person } = await openDiscord(t, tight);
  const other = makeApplication(world, { name: 'Other', ownerId: person('ann').id });
  for (const _ of [1, 2, 3]) await ask('GET', me);

  assert.equal((await ask('GET', me)).status, 429);
  assert.equal((await ask('GET', me, undefined, { as: `Bot ${other.token}` })).status, 200);
});

test('all requests of a bot together have a limit by the second', async (t) => {
  const opened = await openDiscord(t, { globalLimit: 3 });
  const [one, other] = channels(opened);
  for (const path of [me, one!, other!]) assert.equal((await opened.ask('GET', path)).status, 200);

  const refused = await opened.ask('GET', '/api/v10/oauth2/applications/@me');

  assert.deepEqual([refused.status, refused.body.global], [429, true]);
  assert.deepEqual([told(refused, 'scope'), told(refused, 'global')], ['global', 'true']);
  assert.equal(refused.headers.get('retry-after'), '1');
  opened.world.clock.advance(1_000);
  assert.equal((await opened.ask('GET', me)).status, 200);
});

test('webhooks and interactions are not held to the limit of all requests', async (t) => {
  const { ask, application } = await openDiscord(t, { globalLimit: 1 });
  await ask('GET', me);

  const followUp = () => ask('POST', `/webhooks/${application.id}/token`, { content: 'Tea?' }, { as: null });
  const callback = () => ask('POST', '/interactions/1/token/callback', { type: 5 }, { as: null });

  for (const _ of [1, 2, 3]) {
    assert.equal((await followUp()).status, 401);
    assert.equal((await callback()).body.code, 10062);
  }
  assert.equal((await ask('GET', me)).status, 429);
});

test('a limit that others have reached is told as theirs', async (t) => {
  const { ask, control } = await openDiscord(t);
  await control('POST', '/faults', {
    path: 'applications',
    does: { kind: 'rate-limit', scope: 'shared', retryAfterMs: 1_200 },
  });

  const refused = await ask('GET', me);

  assert.deepEqual([refused.status, told(refused, 'scope'), refused.headers.get('retry-after')], [429, 'shared', '2']);
  assert.equal(refused.body.retry_after, 1.2);
  assert.deepEqual((await control('GET', '/invalid-requests')).body, {});
});

test('answers of 401, 403 and 429 are counted by address, for ten minutes', async (t) => {
  const { ask, control } = await openDiscord(t, tight);
  const counted = async () => (await control('GET', '/invalid-requests')).body['127.0.0.1'] ?? 0;

  await ask('GET', me, undefined, { as: 'Bot wrong' });
  await ask('GET', me, undefined, { headers: { 'user-agent': 'me' } });
  for (const _ of [1, 2, 3]) await ask('GET', me);
  await ask('GET', '/nowhere');

  assert.equal(await counted(), 3);
  await control('POST', '/clock', { advanceMs: 600_000 });
  assert.equal(await counted(), 0);
});

test('an address with too many invalid requests meets a page of whoever stands before Discord', async (t) => {
  const { ask, control } = await openDiscord(t, { banAfter: 2 });
  for (const _ of [1, 2]) await ask('GET', me, undefined, { as: null });

  const banned = await ask('GET', me);
  assert.deepEqual(
    [banned.status, banned.headers.get('content-type'), banned.body],
    [403, 'text/html; charset=UTF-8', null],
  );
  assert.match(banned.text, /1015/);

  await control('POST', '/clock', { advanceMs: 600_000 });
  assert.equal((await ask('GET', me)).status, 200);
});

test('a run in which too many requests were invalid fails at its end', async () => {
  const run = async (invalid: number) => {
    const { url, close } = await startDiscord({ invalidLimit: 20 });
    for (let n = 0; n < invalid; n++) await fetch(`${url}/api/v10${me}`);
    return close();
  };

  await run(20);
  await assert.rejects(run(21), /21 requests within ten minutes were answered with 401, 403 or 429, and 20 may be/);
});

const statuses = async (control: Opened['control']): Promise<number[]> =>
  (await control('GET', '/requests')).body.map(({ status }: { status: number }) => status);

test('discord.js waits as long as it is told, and loses nothing', async (t) => {
  const { discord, application, control } = await openDiscord(t, { still: false, bucket: { limit: 2, windowMs: 300 } });
  const rest = new REST({ api: `${discord.url}/api` }).setToken(application.token);

  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => rest.get(Routes.currentApplication())));

  assert.equal(answers.length, 5);
  assert.deepEqual(await statuses(control), [200, 200, 200, 200, 200]);
});

test('discord.js goes on after a limit that it could not foresee', async (t) => {
  const { discord, application, control } = await openDiscord(t);
  await control('POST', '/faults', { does: { kind: 'rate-limit', scope: 'shared', retryAfterMs: 10 } });
  const rest = new REST({ api: `${discord.url}/api`, offset: 0 }).setToken(application.token);

  assert.equal(((await rest.get(Routes.currentApplication())) as { id: string }).id, application.id);
  assert.deepEqual(await statuses(control), [429, 200]);
});
