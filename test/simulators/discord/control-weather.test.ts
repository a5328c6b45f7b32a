import assert from 'node:assert/strict';
import { test } from 'node:test';
import { REST, Routes } from 'discord.js';
import { startDiscord } from '../../../simulators/discord/discord.ts';
import { eventually, logIn, type Opened, openDiscord } from './fixture.ts';

const me = '/applications/@me';

test('a fault meets as many requests as were ordered, and only those it was ordered for', async (t) => {
  const { ask, control } = await openDiscord(t);
  await control('POST', '/faults', {
    method: 'GET',
    path: 'applications',
    times: 2,
    does: { kind: 'status', status: 502 },
  });

  assert.equal((await ask('PATCH', me, { description: 'New' })).status, 200);
  assert.equal((await ask('GET', me)).status, 502);
  assert.equal((await ask('GET', me)).status, 502);
  assert.equal((await ask('GET', me)).status, 200);
});

test('no limit is told without how long it lasts', async (t) => {
  const { control, ask } = await openDiscord(t);

  for (const kind of ['status', 'status-after']) {
    const { status, body } = await control('POST', '/faults', { does: { kind, status: 429 } });
    assert.deepEqual([status, /rate-limit/.test(body.error)], [400, true]);
  }
  for (const scope of ['user', 'global', 'shared']) {
    await control('POST', '/faults', { does: { kind: 'rate-limit', scope } });
    const { status, headers, body } = await ask('GET', me);
    assert.deepEqual([status, headers.get('retry-after'), body.retry_after], [429, '1', 1]);
  }
});

test('what was asked may be done although nobody hears of it', async (t) => {
  const { ask, control, application } = await openDiscord(t);
  const say = (description: string) => ask('PATCH', me, { description });
  const order = (does: object) => control('POST', '/faults', { does });

  await order({ kind: 'reset' });
  await assert.rejects(say('reset'));
  assert.equal(application.description, 'Looks after this community.');
  await order({ kind: 'lost-answer' });
  await assert.rejects(say('lost'));
  assert.equal(application.description, 'lost');
  await order({ kind: 'status-after', status: 500 });
  assert.deepEqual([(await say('after')).status, application.description], [500, 'after']);
  await order({ kind: 'html', status: 520 });
  assert.deepEqual([(await say('page')).body, application.description], [null, 'after']);
});

test('a slow answer comes when the clock has moved on', async (t) => {
  const { ask, control, world } = await openDiscord(t);
  const waiting = world.clock.waiting;
  await control('POST', '/faults', { does: { kind: 'slow', ms: 16_000 } });
  const answer = ask('GET', me);
  await eventually('it waits', () => world.clock.waiting > waiting);

  await control('POST', '/clock', { advanceMs: 16_000 });

  assert.equal((await answer).status, 200);
});

test('discord.js tries again what failed by accident', async (t) => {
  const { discord, application, control } = await openDiscord(t);
  await control('POST', '/faults', { times: 3, does: { kind: 'status', status: 503 } });
  const rest = new REST({ api: `${discord.url}/api` }).setToken(application.token);

  assert.equal(((await rest.get(Routes.currentApplication())) as { id: string }).id, application.id);
});

/** What becomes of forty requests in a row. */
async function weatherOf({ ask, control }: Opened, chaos: object): Promise<(number | string)[]> {
  await control('PUT', '/chaos', chaos);
  const seen: (number | string)[] = [];
  for (let n = 0; n < 40; n++)
    seen.push(
      await ask('GET', me).then(
        ({ status }) => status,
        () => 'broken',
      ),
    );
  await control('DELETE', '/chaos');
  return seen;
}

test('bad weather is the same for the same seed, and ends', async (t) => {
  const opened = await openDiscord(t);
  const kinds = ['internal-error', 'bad-gateway', 'unavailable', 'reset', 'lost-answer', 'shared-limit'];

  const weather = await weatherOf(opened, { seed: 7, share: 0.5, kinds });

  assert.deepEqual(await weatherOf(opened, { seed: 7, share: 0.5, kinds }), weather);
  assert.notDeepEqual(await weatherOf(opened, { seed: 8, share: 0.5, kinds }), weather);
  for (const kind of [200, 500, 429, 'broken']) assert.ok(weather.includes(kind), String(kind));
  assert.equal((await opened.ask('GET', me)).status, 200);
  assert.equal((await opened.control('PUT', '/chaos', { seed: 1, share: 2 })).status, 400);
});

test('in an outage nothing is answered but that nothing is', async (t) => {
  const { ask, control, world } = await openDiscord(t);
  await control('POST', '/outage', { kind: 'unavailable', ms: 30_000 });

  assert.equal((await ask('GET', me)).status, 503);
  assert.equal((await ask('GET', '/oauth2/authorize', undefined, { as: null })).status, 503);
  world.clock.advance(30_000);
  assert.equal((await ask('GET', me)).status, 200);
});

test('in a worse one nobody gets through, and a bot comes back by itself afterwards', async (t) => {
  const opened = await openDiscord(t);
  const { ask, control, world } = opened;
  const client = await logIn(t, opened);
  const resumed = new Promise((resolve) => client.once('shardResume', resolve));

  await control('POST', '/outage', { kind: 'refused', ms: 30_000 });

  const refused = await eventually('the door is shut', () =>
    ask('GET', me).then(
      () => null,
      ({ cause }) => cause.code,
    ),
  );
  assert.equal(refused, 'ECONNREFUSED');
  world.clock.advance(30_000);
  assert.equal((await ask('GET', me)).status, 200);
  await resumed;
});

test('the controls are for this machine alone', async (t) => {
  const { control, discord, ask } = await openDiscord(t);
  const asked = (headers: Record<string, string>) => ask('GET', '/_control/requests', undefined, { as: null, headers });

  assert.equal((await asked({ origin: 'https://evil.example' })).status, 403);
  assert.equal((await asked({ origin: 'null' })).status, 403);
  assert.equal((await asked({ origin: discord.url })).status, 200);
  assert.equal((await control('GET', '/requests')).status, 200);
});

test('a name that was bent to this machine opens no control', async (t) => {
  const { discord } = await openDiscord(t);
  const { port } = new URL(discord.url);
  const { request } = await import('node:http');
  const statusFor = (host: string) =>
    new Promise((resolve, reject) => {
      const asked = request({ port, host: '127.0.0.1', path: '/_control/requests', headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      asked.on('error', reject).end();
    });

  assert.equal(await statusFor(`evil.example:${port}`), 403);
  assert.equal(await statusFor(`localhost:${port}`), 200);
});

test('there are no controls unless they were asked for', async (t) => {
  const discord = await startDiscord();
  t.after(() => discord.close());

  assert.equal((await fetch(`${discord.url}/_control/requests`)).status, 404);
});

test('a control that is misspelt says what is wrong', async (t) => {
  const { control } = await openDiscord(t);

  assert.match((await control('POST', '/clock', { advance: 1 })).body.error, /advance/);
  assert.equal((await control('POST', '/clocks', {})).status, 404);
  assert.equal((await control('PATCH', '/applications/1', {})).status, 404);
});
