import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { REST, Routes, SlashCommandBuilder } from 'discord.js';
import { authorize } from '../../../simulators/discord/oauth2/authorizations.ts';
import { addBot, makeApplication, makeGuild } from '../../../simulators/discord/state/make.ts';
import { type Anything, type Opened, openDiscord } from './fixture.ts';

const ping = { name: 'ping', description: 'Answers.' };

const placesOf = ({ application, guild }: Opened) => ({
  everywhere: `/applications/${application.id}/commands`,
  inGuild: `/applications/${application.id}/guilds/${guild.id}/commands`,
});

async function open(t: TestContext) {
  const opened = await openDiscord(t);
  return { ...opened, ...placesOf(opened) };
}

/** The first thing that is wrong, as `place: code`. */
function faultIn(body: Anything, at = ''): string | null {
  if (body._errors) return `${at}: ${body._errors[0].code}`;
  for (const [key, value] of Object.entries(body)) {
    const found = faultIn(value, at === '' ? key : `${at}.${key}`);
    if (found) return found;
  }
  return null;
}

test('a command of an unknown name is created, one of a known name written over, with another version', async (t) => {
  const { ask, everywhere } = await open(t);

  const first = await ask('POST', everywhere, ping);
  const second = await ask('POST', everywhere, { ...ping, description: 'Answers soon.' });

  assert.deepEqual([first.status, second.status], [201, 200]);
  assert.equal(second.body.id, first.body.id);
  assert.notEqual(second.body.version, first.body.version);
  assert.deepEqual((await ask('GET', everywhere)).body.length, 1);
});

test('one name may stand for a slash command, a user menu and a message menu', async (t) => {
  const { ask, inGuild } = await open(t);

  const kinds = [ping, { name: 'ping', type: 2 }, { name: 'ping', type: 3 }];
  for (const it of kinds) assert.equal((await ask('POST', inGuild, it)).status, 201);

  const { body } = await ask('GET', inGuild);
  assert.deepEqual(
    body.map(({ type, description, guild_id }: Anything) => [type, description, typeof guild_id]),
    [
      [1, 'Answers.', 'string'],
      [2, '', 'string'],
      [3, '', 'string'],
    ],
  );
});

test('overwriting the list deletes what is not in it and keeps the ids of what is', async (t) => {
  const { ask, everywhere } = await open(t);
  const [old] = (await ask('PUT', everywhere, [ping, { name: 'gone', description: 'Soon.' }])).body;

  const { body, status } = await ask('PUT', everywhere, [{ ...ping, description: 'Stays.' }]);

  assert.equal(status, 200);
  assert.deepEqual([body.length, body[0].id, body[0].description], [1, old.id, 'Stays.']);
  assert.deepEqual((await ask('PUT', everywhere, [])).body, []);
});

test('a command is read, changed and deleted by its id, in its own scope', async (t) => {
  const { ask, everywhere, inGuild } = await open(t);
  const { id, version } = (await ask('POST', everywhere, { ...ping, default_member_permissions: '8' })).body;

  const changed = await ask('PATCH', `${everywhere}/${id}`, { description: 'Other.' });
  assert.deepEqual([changed.body.description, changed.body.default_member_permissions], ['Other.', '8']);
  assert.notEqual(changed.body.version, version);
  assert.equal((await ask('GET', `${inGuild}/${id}`)).body.code, 10063);
  assert.equal((await ask('DELETE', `${everywhere}/${id}`)).status, 204);
  assert.equal((await ask('GET', `${everywhere}/${id}`)).body.code, 10063);
});

test('a changed command may not take the name of another one', async (t) => {
  const { ask, everywhere } = await open(t);
  await ask('POST', everywhere, ping);
  const { id } = (await ask('POST', everywhere, { ...ping, name: 'pong' })).body;

  const { status, body } = await ask('PATCH', `${everywhere}/${id}`, { name: 'ping' });

  assert.deepEqual([status, faultIn(body.errors)], [400, 'name: APPLICATION_COMMANDS_DUPLICATE_NAME']);
});

const text = { type: 3, name: 'what', description: 'Which one' };
const choice = { name: 'Tea', value: 'tea' };
const branch = { type: 1, name: 'sub', description: 'One of several' };
const many = <It>(count: number, make: (index: number) => It) =>
  Array.from({ length: count }, (_, index) => make(index));

const refused: [what: string, command: object, fault: string][] = [
  ['a name with capitals', { name: 'Ping' }, 'name: APPLICATION_COMMAND_INVALID_NAME'],
  ['a name with spaces', { name: 'a ping' }, 'name: APPLICATION_COMMAND_INVALID_NAME'],
  ['a name of 33 letters', { name: 'p'.repeat(33) }, 'name: BASE_TYPE_BAD_LENGTH'],
  ['no description', { description: '' }, 'description: BASE_TYPE_REQUIRED'],
  ['a description of 101 letters', { description: 'd'.repeat(101) }, 'description: BASE_TYPE_BAD_LENGTH'],
  ['a language that does not exist', { name_localizations: { xx: 'ping' } }, 'name_localizations.xx: ENUM_TYPE_COERCE'],
  [
    'a localized name with capitals',
    { name_localizations: { de: 'Ping' } },
    'name_localizations.de: APPLICATION_COMMAND_INVALID_NAME',
  ],
  ['a user menu with a description', { type: 2 }, 'description: BASE_TYPE_MAX_LENGTH'],
  ['a message menu with options', { type: 3, description: '', options: [text] }, 'options: BASE_TYPE_MAX_LENGTH'],
  ['a kind that does not exist', { type: 7 }, 'type: BASE_TYPE_CHOICES'],
  ['26 options', { options: many(26, (n) => ({ ...text, name: `o${n}` })) }, 'options: BASE_TYPE_MAX_LENGTH'],
  [
    'an option that must be given behind one that need not',
    { options: [text, { ...text, name: 'b', required: true }] },
    'options.1: APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    'two options of one name',
    { options: [text, text] },
    'options.1.name: APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
  ],
  ['an option of no kind', { options: [{ name: 'a', description: 'b' }] }, 'options.0.type: BASE_TYPE_REQUIRED'],
  ['an option beside a subcommand', { options: [branch, text] }, 'options.1: APPLICATION_COMMAND_OPTIONS_TYPE_INVALID'],
  [
    'a subcommand in a subcommand',
    { options: [{ ...branch, options: [branch] }] },
    'options.0.options.0.type: BASE_TYPE_CHOICES',
  ],
  [
    'a group in a group',
    { options: [{ ...branch, type: 2, options: [{ ...branch, type: 2 }] }] },
    'options.0.options.0.type: BASE_TYPE_CHOICES',
  ],
  [
    'an option in a group',
    { options: [{ ...branch, type: 2, options: [text] }] },
    'options.0.options.0.type: BASE_TYPE_CHOICES',
  ],
  [
    '26 choices',
    { options: [{ ...text, choices: many(26, (n) => ({ name: `c${n}`, value: `${n}` })) }] },
    'options.0.choices: BASE_TYPE_MAX_LENGTH',
  ],
  [
    'choices beside autocompletion',
    { options: [{ ...text, autocomplete: true, choices: [choice] }] },
    'options.0.autocomplete: APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES',
  ],
  [
    'two choices of one name',
    { options: [{ ...text, choices: [choice, choice] }] },
    'options.0.choices.1.name: APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS',
  ],
  [
    'a choice of 101 letters',
    { options: [{ ...text, choices: [{ name: 'a', value: 'v'.repeat(101) }] }] },
    'options.0.choices.0.value: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a text as the choice of a number',
    { options: [{ ...text, type: 4, choices: [choice] }] },
    'options.0.choices.0.value: NUMBER_TYPE_COERCE',
  ],
  [
    'a smallest value above the largest',
    { options: [{ ...text, type: 4, min_value: 5, max_value: 4 }] },
    'options.0.min_value: NUMBER_TYPE_MAX',
  ],
  ['a length beyond 6000', { options: [{ ...text, max_length: 6_001 }] }, 'options.0.max_length: NUMBER_TYPE_MAX'],
  [
    'a channel type that does not exist',
    { options: [{ ...text, type: 7, channel_types: [1] }] },
    'options.0.channel_types.0: BASE_TYPE_CHOICES',
  ],
  [
    'permissions that are no number',
    { default_member_permissions: 'admin' },
    'default_member_permissions: NUMBER_TYPE_COERCE',
  ],
  ['a context twice', { contexts: [0, 0] }, 'contexts: BASE_TYPE_UNIQUE'],
];

for (const [what, command, fault] of refused) {
  test(`a command is refused for ${what}`, async (t) => {
    const { ask, everywhere } = await open(t);

    const { status, body } = await ask('POST', everywhere, { ...ping, ...command });

    assert.deepEqual([status, body.code, faultIn(body.errors)], [400, 50035, fault]);
  });
}

test('where a command can be used is said of global commands alone', async (t) => {
  const { ask, everywhere, inGuild } = await open(t);
  const placed = { ...ping, contexts: [0], integration_types: [0] };

  assert.equal((await ask('POST', everywhere, placed)).status, 201);
  const { status, body } = await ask('POST', inGuild, placed);
  assert.deepEqual([status, Object.keys(body.errors)], [400, ['contexts', 'integration_types']]);
});

test('names in any script, with menus in capitals and spaces, are taken', async (t) => {
  const { ask, everywhere } = await open(t);

  for (const name of ['größe', 'नमस्ते', 'สวัสดี', "it's_o-k"]) {
    assert.equal((await ask('POST', everywhere, { ...ping, name })).status, 201, name);
  }
  assert.equal((await ask('POST', everywhere, { name: 'Show Profile', type: 2 })).status, 201);
});

test('all texts of a command together stay below 8000 characters, the longest language counting', async (t) => {
  const { ask, everywhere } = await open(t);
  const name_localizations = { de: 'n'.repeat(100), fr: 'n'.repeat(100) };
  const optionsOf = (value: string) =>
    many(4, (n) => ({
      ...{ ...text, name: `o${n}` },
      choices: many(19, (m) => ({ name: `${m}`.padEnd(50, 'n'), name_localizations, value })),
    }));
  assert.equal((await ask('POST', everywhere, { ...ping, options: optionsOf('v') })).status, 201);
  const options = optionsOf('value');

  const { status, body } = await ask('POST', everywhere, { ...ping, options });

  assert.deepEqual([status, body.errors._errors[0].code], [400, 'APPLICATION_COMMAND_TOO_LARGE']);
  const list = await ask('PUT', everywhere, [ping, { ...ping, name: 'large', options }]);
  assert.deepEqual(faultIn(list.body.errors), '1: APPLICATION_COMMAND_TOO_LARGE');
});

test('a scope holds 100 slash commands and 15 of each menu', async (t) => {
  const { ask, everywhere, inGuild } = await open(t);
  const slash = many(100, (n) => ({ ...ping, name: `p${n}` }));
  const menus = many(15, (n) => ({ type: 2, name: `p${n}` }));
  assert.equal(
    (await ask('PUT', everywhere, [...slash, ...menus, ...menus.map((it) => ({ ...it, type: 3 }))])).body.length,
    130,
  );

  for (const command of [ping, { name: 'ping', type: 2 }, { name: 'ping', type: 3 }]) {
    const { status, body } = await ask('POST', everywhere, command);
    assert.deepEqual([status, body.code], [400, 30032]);
  }
  assert.equal((await ask('POST', everywhere, { ...ping, name: 'p0' })).status, 200, 'a known name needs no room');
  assert.equal((await ask('PUT', everywhere, [...slash, ping])).body.code, 30032);
  assert.equal((await ask('POST', inGuild, ping)).status, 201, 'each scope has room of its own');
});

test('a guild takes 200 new names a day; writing over known ones costs nothing', async (t) => {
  const { ask, inGuild, world } = await open(t);
  const hundred = (prefix: string) => many(100, (n) => ({ ...ping, name: `${prefix}${n}` }));
  for (const names of ['a', 'a', 'b', 'b']) assert.equal((await ask('PUT', inGuild, hundred(names))).status, 200);

  await ask('PUT', inGuild, []);
  const { status, body } = await ask('POST', inGuild, ping);
  assert.deepEqual([status, body.code], [400, 30034]);

  world.clock.advance(86_400_000);
  assert.equal((await ask('POST', inGuild, ping)).status, 201);
});

test("another application's commands are none of this one's", async (t) => {
  const { ask, application, world, guild } = await open(t);
  const other = makeApplication(world, { name: 'Other', ownerId: guild.ownerId });

  const { status, body } = await ask('GET', `/applications/${other.id}/commands`);

  assert.deepEqual([status, body.code], [403, 20012]);
  const elsewhere = makeGuild(world, { name: 'Elsewhere', ownerId: guild.ownerId });
  const there = `/applications/${application.id}/guilds/${elsewhere.id}/commands`;
  assert.deepEqual((await ask('POST', there, ping)).body.code, 50001);
  addBot(world, application, elsewhere.id);
  assert.equal((await ask('POST', there, ping)).status, 201);
});

test('lists tell all languages to those who ask, and one to those who speak it', async (t) => {
  const { ask, everywhere } = await open(t);
  await ask('POST', everywhere, { ...ping, name_localizations: { de: 'klopf' } });

  const whole = (await ask('GET', `${everywhere}?with_localizations=true`)).body[0];
  const german = (await ask('GET', everywhere, undefined, { headers: { 'x-discord-locale': 'de' } })).body[0];

  assert.deepEqual(whole.name_localizations, { de: 'klopf' });
  assert.deepEqual([german.name, german.name_localized, german.name_localizations], ['ping', 'klopf', undefined]);
});

test('who may use a command is read by a bot and written by a person alone', async (t) => {
  const { ask, inGuild, application, guild, world } = await open(t);
  const { id } = (await ask('POST', inGuild, ping)).body;
  assert.equal((await ask('GET', `${inGuild}/${id}/permissions`)).body.code, 10066);

  const permissions = [{ id: guild.id, type: 1, permission: false }];
  const byBot = await ask('PUT', `${inGuild}/${id}/permissions`, { permissions });
  assert.deepEqual([byBot.status, byBot.body.code], [403, 20001]);

  const { accessToken } = authorize(world, {
    ...{ applicationId: application.id, userId: guild.ownerId },
    scopes: ['applications.commands.permissions.update'],
  });
  const byOwner = await ask('PUT', `${inGuild}/${id}/permissions`, { permissions }, { as: `Bearer ${accessToken}` });

  assert.deepEqual([byOwner.status, byOwner.body.permissions], [200, permissions]);
  assert.deepEqual((await ask('GET', `${inGuild}/${id}/permissions`)).body, byOwner.body);
  assert.deepEqual((await ask('GET', `${inGuild}/permissions`)).body, [byOwner.body]);
});

test('what discord.js builds is taken as it is, and comes back the same', async (t) => {
  const { discord, application } = await open(t);
  const rest = new REST({ api: `${discord.url}/api` }).setToken(application.token);
  const built = new SlashCommandBuilder()
    .setName('order')
    .setDescription('Orders tea')
    .setDefaultMemberPermissions(0)
    .addSubcommandGroup((group) =>
      group
        .setName('tea')
        .setDescription('Of leaves')
        .addSubcommand((sub) =>
          sub
            .setName('green')
            .setDescription('From Japan')
            .addIntegerOption((option) =>
              option.setName('cups').setDescription('How many').setMinValue(1).setRequired(true),
            )
            .addStringOption((option) => option.setName('sort').setDescription('Which').addChoices(choice)),
        ),
    );

  const made = (await rest.put(Routes.applicationCommands(application.id), { body: [built.toJSON()] })) as Anything;

  assert.equal(made[0].default_member_permissions, '0');
  assert.deepEqual(made[0].options[0].options[0].options, [
    { type: 4, name: 'cups', description: 'How many', required: true, min_value: 1 },
    { type: 3, name: 'sort', description: 'Which', required: false, choices: [choice] },
  ]);
});
