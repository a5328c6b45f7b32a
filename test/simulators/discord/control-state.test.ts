import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { makeCrowd } from '../../../simulators/discord/control/crowd.ts';
import { createDiscord } from '../../../simulators/discord/create-discord.ts';
import { startDiscord } from '../../../simulators/discord/discord.ts';
import { emptyState } from '../../../simulators/discord/state/discord-state.ts';
import { keeperOf, loadState } from '../../../simulators/discord/state/keeper.ts';
import { stored } from '../../../simulators/discord/state/text.ts';
import { eventually, logIn, openDiscord } from './fixture.ts';
import { introduced } from './gateway-client.ts';

const me = '/applications/@me';
const large = { users: 10_000, guilds: 1_000, membersPerGuild: 10, rolesPerGuild: 5, channelsPerGuild: 5 };

const folder = await mkdtemp(join(tmpdir(), 'discord-'));
after(() => rm(folder, { recursive: true }));

let files = 0;
const newFile = (): string => join(folder, `state-${++files}.json`);

test('what was changed is there after a restart, and the clock goes on', async (t) => {
  const file = newFile();
  const first = await startDiscord({ stateFile: file, still: true });
  first.world.state.applications.get(first.ready.applicationId)!.description = 'Changed';
  first.world.clock.advance(86_400_000);
  const then = first.world.clock.now();
  await first.close();

  const second = await startDiscord({ stateFile: file, still: true });
  t.after(() => second.close());

  assert.equal(second.ready.botToken, first.ready.botToken);
  assert.equal(second.world.state.applications.get(second.ready.applicationId)?.description, 'Changed');
  assert.ok(second.world.clock.now() >= then);
});

test('many changes are saved together, in a moment', async () => {
  const file = newFile();
  let saves = 0;
  const keeper = keeperOf(file, () => {
    saves += 1;
    return emptyState();
  });

  for (let n = 0; n < 20; n++) keeper.saveSoon();

  assert.equal(saves, 0);
  await eventually('it is saved', () => existsSync(file));
  assert.equal(saves, 1);
});

test('what a request changes is saved by itself', async (t) => {
  const file = newFile();
  const { ask } = await openDiscord(t, { stateFile: file });

  await ask('PATCH', me, { description: 'Changed' });

  assert.ok(await eventually('it is kept', async () => (await readFile(file, 'utf8')).includes('"Changed"')));
});

test('a large state is saved whole, without holding anybody up', async () => {
  const file = newFile();
  const world = createDiscord({ stateFile: file, still: true });
  makeCrowd(world, { ...large, applications: 0 });
  let turns = 0;
  const others = setInterval(() => turns++, 0);

  await world.save();

  clearInterval(others);
  assert.ok(turns > 20, `others had their turn ${turns} times`);
  assert.ok((await readFile(file, 'utf8')) === stored(world.state));
  const again = loadState(file)!;
  assert.ok(stored(again) === stored(world.state));
  assert.ok(isDeepStrictEqual(again.roles, world.state.roles)); // Without a comparison of so much, line by line.
});

test('what is saved fits together, however much changes meanwhile', async () => {
  const file = newFile();
  const world = createDiscord({ still: true });
  makeCrowd(world, { ...large, applications: 0 });
  const { state } = world;
  const [first] = state.users.values();
  const keeper = keeperOf(file, () => state);
  let n = 0;
  const changing = setInterval(() => {
    first!.username = String(++n); // Written early,
    state.commandCreates.set('one', { made: n, resetsAt: 0 }); // and late.
    keeper.saveSoon();
  }, 1);

  await keeper.save();
  clearInterval(changing);
  const kept = loadState(file)!;
  await keeper.save();

  const made = kept.commandCreates.get('one')!.made;
  assert.deepEqual([made > 0, kept.users.get(first!.id)!.username], [true, String(made)]);
});

test('a crowd of any size is made, and the bot hears of its guilds', async (t) => {
  const opened = await openDiscord(t);
  const { control, world, ask } = opened;
  const client = await logIn(t, opened);

  const { body } = await control('POST', '/seed', {
    ...{ users: 30, guilds: 4, membersPerGuild: 10, rolesPerGuild: 2, channelsPerGuild: 3, applications: 2 },
  });

  assert.deepEqual([body.users.length, body.guilds.length, body.applications.length], [30, 4, 2]);
  assert.equal(world.state.members.get(body.guilds[0])?.size, 11);
  await eventually('the bot sees them all', () => client.guilds.cache.size === 5);
  assert.equal(client.guilds.cache.get(body.guilds[3])?.channels.cache.size, 3);
  const { status } = await ask('GET', me, undefined, { as: `Bot ${body.applications[1].token}` });
  assert.equal(status, 200);
});

test('a reset brings back how it was, and whoever is connected must begin anew', async (t) => {
  const opened = await openDiscord(t);
  const { control, world, ready, ask } = opened;
  const bot = await introduced(t, opened);
  await control('POST', '/seed', { users: 5, guilds: 2 });
  await ask('PATCH', me, { description: 'Changed' });

  assert.equal((await control('POST', '/reset')).status, 204);

  assert.deepEqual([world.state.guilds.size, world.state.users.size], [1, Object.keys(ready.users).length + 1]);
  assert.equal((await ask('GET', me)).body.description, 'Looks after this community.');
  await bot.closed();
  const again = await introduced(t, opened);
  assert.notEqual(again.ready.session_id, bot.ready.session_id);
  assert.deepEqual((await control('GET', '/sessions')).body.length, 1);
});

test('the developer portal is within reach of whoever tries things', async (t) => {
  const { control, application } = await openDiscord(t);

  const patch = await control('PATCH', `/applications/${application.id}`, {
    redirectUris: ['https://site.example/'],
    flags: 0,
  });

  assert.equal(patch.status, 204);
  assert.deepEqual([application.redirectUris, application.flags], [['https://site.example/'], 0]);
});

test('what was asked is written down, without the controls, until it is wiped', async (t) => {
  const { ask, control } = await openDiscord(t);
  await ask('GET', me);
  await ask('GET', '/nowhere');

  const { body } = await control('GET', '/requests');
  assert.deepEqual(
    body.map(({ method, path, status }: Record<string, unknown>) => `${method} ${path} ${status}`),
    [`GET /api/v10${me} 200`, 'GET /api/v10/nowhere 404'],
  );
  await control('DELETE', '/requests');
  assert.deepEqual((await control('GET', '/requests')).body, []);
});
