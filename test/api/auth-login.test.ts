import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { issueCode } from '../../simulators/discord/oauth2/codes.ts';
import { browser } from '../fixtures/browser.ts';
import { serveWithDiscord, signIn, throughDiscord, type WithDiscord } from '../fixtures/discord-login.ts';

const session = 'botyard-test';

/** Nobody came in, and nothing is left of the try. */
async function requireNobody({ count }: WithDiscord): Promise<void> {
  assert.deepEqual(
    [await count('users'), await count('linked_accounts'), await count('sessions'), await count('login_attempts')],
    [0, 0, 0, 0],
  );
}

async function served(t: TestContext) {
  const house = await serveWithDiscord(t);
  return { house, visitor: house.visit() };
}

test('whoever comes from Discord for the first time has an account and is signed in', async (t) => {
  const { house, visitor } = await served(t);

  const back = await signIn(visitor, 'ann', '/auth/discord?returnTo=/orders?new=1');
  const { body } = await visitor.get('/api/me');

  assert.deepEqual([back.status, back.location], [303, '/orders?new=1']);
  assert.deepEqual([body.name, body.role, body.discord.id], ['ann', 'customer', house.ready.users['ann']]);
  assert.deepEqual(body.signInWays, { discord: true, apiKey: false, link: false });
  assert.deepEqual([...visitor.jar.keys()].sort(), [session, 'simulated_discord_person']);
});

test('the same person finds the same account again, on another browser too', async (t) => {
  const { house, visitor } = await served(t);
  await signIn(visitor, 'ann');
  const other = house.visit();
  await signIn(other, 'ann');

  const [first, second] = [await visitor.get('/api/me'), await other.get('/api/me')];

  assert.equal(first.body.id, second.body.id);
  assert.notEqual(first.body.sessionId, second.body.sessionId);
  assert.equal(await house.count('users'), 1);
});

test('two first logins of one person at once make one account', async (t) => {
  const { house } = await served(t);
  const visitors = [house.visit(), house.visit()];
  const ways = await Promise.all(visitors.map((visitor) => throughDiscord(visitor, { as: 'ann' })));

  const backs = await Promise.all(visitors.map((visitor, index) => visitor.get(ways[index]!)));

  assert.deepEqual(
    backs.map(({ status }) => status),
    [303, 303],
  );
  assert.equal(await house.count('users'), 1);
});

test('whoever the operator has named is an admin from the first login', async (t) => {
  const { visitor } = await served(t);

  await signIn(visitor, 'ada');

  assert.equal((await visitor.get('/api/me')).body.role, 'admin');
});

test('a name that somebody else has taken is no hindrance', async (t) => {
  const { house, visitor } = await served(t);
  await house.api.as('Ann');

  await signIn(visitor, 'ann');

  assert.equal((await visitor.get('/api/me')).body.name, `ann (${house.ready.users['ann']})`);
});

test('Discord is asked with PKCE, for three scopes, and without the secret', async (t) => {
  const { house, visitor } = await served(t);

  const { location } = await visitor.get('/auth/discord');
  const { searchParams } = new URL(location!);

  assert.deepEqual(
    [searchParams.get('scope'), searchParams.get('code_challenge_method'), searchParams.get('response_type')],
    ['identify email guilds', 'S256', 'code'],
  );
  assert.match(searchParams.get('code_challenge') ?? '', /^[\w-]{43}$/);
  assert.ok(!location!.includes(house.ready.clientSecret));
});

test('a sign-in that comes back without its state is refused', async (t) => {
  const { house, visitor } = await served(t);
  const way = new URL(await throughDiscord(visitor, { as: 'ann' }));
  const state = way.searchParams.get('state')!;
  way.searchParams.delete('state');
  const without = await visitor.get(way.href);
  const twice = await visitor.get(`${way.href}&state=${state}&state=${state}`);
  const invented = await visitor.get(`${way.href}&state=${'x'.repeat(43)}`);

  assert.deepEqual([without.status, twice.status, invented.status], [400, 400, 400]);
  assert.match(without.text, /Sign in again/);
  assert.equal(await house.count('users'), 0);
});

test('a state is good once', async (t) => {
  const { visitor } = await served(t);
  const way = await throughDiscord(visitor, { as: 'ann' });
  await visitor.get(way);
  await visitor.post('/auth/logout');

  const again = await visitor.get(way);

  assert.equal(again.status, 400);
  assert.match(again.text, /used already/);
  assert.equal((await visitor.get('/api/me')).status, 401);
});

test("a sign-in that another browser has begun is refused, so that nobody is signed in as somebody else's doing", async (t) => {
  const { house, visitor } = await served(t);
  const way = await throughDiscord(visitor, { as: 'mia' });
  const victim = house.visit();
  await victim.get('/auth/discord');

  const fromNowhere = await browser(house.api.url).get(await throughDiscord(visitor, { as: 'mia' }));
  const lured = await victim.get(way);

  assert.deepEqual([fromNowhere.status, lured.status], [400, 400]);
  assert.match(lured.text, /not begun in this browser/);
  assert.equal(await house.count('users'), 0);
  assert.equal((await victim.get('/api/me')).status, 401);
});

test('a sign-in that took too long is over', async (t) => {
  const { house, visitor } = await served(t);
  const way = await throughDiscord(visitor, { as: 'ann' });
  await house.sql("update login_attempts set expires_at = now() - interval '1 second'");

  const late = await visitor.get(way);

  assert.equal(late.status, 400);
  assert.match(late.text, /longer than ten minutes/);
  await requireNobody(house);
});

test('a code that was used already signs nobody in', async (t) => {
  const { visitor } = await served(t);
  const way = new URL(await throughDiscord(visitor, { as: 'ann' }));
  const first = await visitor.get(way.href);
  await visitor.post('/auth/logout');
  const next = new URL(await throughDiscord(visitor, { as: 'ann' }));
  next.searchParams.set('code', way.searchParams.get('code')!);

  const again = await visitor.get(next.href);

  assert.deepEqual([first.status, again.status], [303, 409]);
  assert.match(again.text, /does not take/);
  assert.equal((await visitor.get('/api/me')).status, 401);
});

test('a code that was given for another address, or to another browser, signs nobody in', async (t) => {
  const { house, visitor } = await served(t);
  const { ready, world } = house;
  const given = {
    applicationId: ready.applicationId,
    userId: ready.users['ann']!,
    scopes: ['identify', 'email', 'guilds'],
  };
  const foreign = [
    issueCode(world, { ...given, redirectUri: 'https://elsewhere.example/back', challenge: null, guildId: null }),
    issueCode(world, {
      ...{ ...given, redirectUri: `${house.api.url}/auth/discord/callback`, guildId: null },
      challenge: { method: 'S256', value: 'c'.repeat(43) },
    }),
  ];
  for (const code of foreign) {
    const way = new URL(await throughDiscord(visitor, { as: 'ann' }));
    way.searchParams.set('code', code);

    assert.equal((await visitor.get(way.href)).status, 409);
  }
  await requireNobody(house);
});

test('where the address of this Botyard is not registered, Discord says so and sends nobody back', async (t) => {
  const house = await serveWithDiscord(t, { variables: { DISCORD_REDIRECT_URI: 'https://elsewhere.example/back' } });
  const visitor = house.visit();

  const { location } = await visitor.get('/auth/discord');
  const page = await visitor.get(location!);

  assert.equal(page.status, 400);
  assert.equal(page.location, null);
});

test('a wrong secret is told as what the operator has to correct, and logged', async (t) => {
  const house = await serveWithDiscord(t, { variables: { DISCORD_CLIENT_SECRET: 'wrong' } });
  const visitor = house.visit();

  const back = await signIn(visitor, 'ann');

  assert.equal(back.status, 503);
  assert.match(back.text, /DISCORD_CLIENT_SECRET/);
  assert.ok(house.api.logged.some((line) => line.includes('could not sign in')));
  await requireNobody(house);
});

test('whoever refuses at Discord is told so, and nothing was made', async (t) => {
  const { house, visitor } = await served(t);

  const back = await visitor.get(await throughDiscord(visitor, { as: 'ann', answer: 'cancel' }));

  assert.equal(back.status, 403);
  assert.match(back.text, /did not allow/);
  await requireNobody(house);
});

test('whoever allows less than is asked for is told so, and nothing was made', async (t) => {
  const { house, visitor } = await served(t);
  const tamper = (address: string) => address.replace('+guilds', '').replace('%20guilds', '');

  const back = await visitor.get(await throughDiscord(visitor, { as: 'ann', tamper }));

  assert.equal(back.status, 403);
  assert.match(back.text, /less than it needs/);
  await requireNobody(house);
});

for (const path of ['/oauth2/token', '/users/@me']) {
  test(`should Discord be away at ${path}, the page says so and nothing is half-made`, async (t) => {
    const { house, visitor } = await served(t);
    const way = await throughDiscord(visitor, { as: 'ann' });
    house.world.faults.add({ path, times: 5, does: { kind: 'status', status: 503 } });

    const back = await visitor.get(way);

    assert.equal(back.status, 503);
    assert.match(back.text, /Discord does not answer/);
    await requireNobody(house);
  });
}

test('Discord may ask for a moment of patience without anybody noticing', async (t) => {
  const { house, visitor } = await served(t);
  const way = await throughDiscord(visitor, { as: 'ann' });
  for (const path of ['/oauth2/token', '/users/@me']) {
    house.world.faults.add({ path, does: { kind: 'rate-limit', retryAfterMs: 50 } });
  }

  assert.equal((await visitor.get(way)).status, 303);
});

test('an account that was closed opens no more, and no second one is made', async (t) => {
  const { house, visitor } = await served(t);
  await signIn(visitor, 'ann');
  await house.sql('update users set closed_at = now()');

  const inside = await visitor.get('/api/me');
  const back = await signIn(house.visit(), 'ann');

  assert.equal(inside.status, 401);
  assert.equal(back.status, 403);
  assert.match(back.text, /was closed/);
  assert.equal(await house.count('users'), 1);
});

test('a session that somebody has planted before is worth nothing after the login', async (t) => {
  const { house, visitor } = await served(t);
  const attacker = house.visit();
  await signIn(attacker, 'mia');
  visitor.jar.set(session, attacker.jar.get(session)!);

  await signIn(visitor, 'ann');

  assert.equal((await visitor.get('/api/me')).body.name, 'ann');
  assert.notEqual(visitor.jar.get(session), attacker.jar.get(session));
  assert.equal((await attacker.get('/api/me')).status, 401);
});

test('after the login nobody is sent anywhere but to our own pages', async (t) => {
  const { visitor } = await served(t);
  const elsewhere = [
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '/%09/evil.example'.replace('%09', '\t'),
    'javascript:alert(1)',
    'evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    `/${'a'.repeat(600)}`,
  ];
  for (const wanted of elsewhere) {
    const { location } = await signIn(visitor, 'ann', `/auth/discord?returnTo=${encodeURIComponent(wanted)}`);

    assert.equal(new URL(location!, 'http://own.invalid').origin, 'http://own.invalid', wanted);
    assert.ok(!location!.startsWith('//') && location!.length < 500, wanted);
  }
});

test('neither the database nor the log holds a token, a code or a state as it is', async (t) => {
  const { house, visitor } = await served(t);
  const way = new URL(await throughDiscord(visitor, { as: 'ann' }));
  await visitor.get(way.href);
  const [held] = [...house.world.state.authorizations.values()];
  const secrets = [
    visitor.jar.get(session)!,
    way.searchParams.get('code')!,
    way.searchParams.get('state')!,
    held!.accessToken,
    held!.refreshToken,
    house.ready.clientSecret,
  ];

  const rows = await Promise.all(
    ['users', 'sessions', 'linked_accounts', 'login_attempts', 'audit_logs'].map((table) =>
      house.sql(`select to_jsonb(x)::text as row from ${table} x`),
    ),
  );
  const kept = JSON.stringify(rows) + house.api.logged.join('');

  assert.deepEqual(
    secrets.filter((secret) => kept.includes(secret)),
    [],
  );
  assert.ok(kept.includes('linked'), 'a test that sees nothing proves nothing');
});

test('where Discord is not set up, the page says what else there is', async (t) => {
  const house = await serveWithDiscord(t, { variables: { DISCORD_CLIENT_SECRET: '' } });

  const page = await house.visit().get('/auth/discord');

  assert.equal(page.status, 503);
  assert.match(page.text, /one-time link/);
});

test('a page of the door has no script, may not be framed, and is not kept', async (t) => {
  const { visitor } = await served(t);

  const { headers, text } = await visitor.get('/auth/discord/callback');

  assert.ok(!/<script/i.test(text));
  assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
  assert.equal(headers.get('cache-control'), 'no-store');
  assert.equal((await visitor.get('/auth/door.css')).status, 200);
});
