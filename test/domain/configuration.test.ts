import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfiguration, required } from '../../domain/configuration.ts';
import { Refusal } from '../../domain/refusal.ts';

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');

function complaintAbout(variables: Record<string, string>): string {
  try {
    readConfiguration(variables);
  } catch (error) {
    assert.ok(error instanceof Refusal);
    return error.message;
  }
  return assert.fail('nothing was refused');
}

test('nothing needs to be set', () => {
  const { port, host, dataFolder, deploymentMethod, temporal, databaseUrl, keys } = readConfiguration({});

  assert.deepEqual([port, host, dataFolder, deploymentMethod], [3000, '127.0.0.1', '.botyard', 'pterodactyl']);
  assert.deepEqual([temporal.namespace, temporal.taskQueue, temporal.tls], ['default', 'orders', false]);
  assert.deepEqual([databaseUrl, temporal.address, keys], [undefined, undefined, undefined]);
});

test('a variable that is set to nothing counts as not set', () => {
  assert.equal(readConfiguration({ PORT: '', DATABASE_URL: ' ' }).port, 3000);
});

test('every bad value gets one sentence that names it and says what it should be', () => {
  const complaint = complaintAbout({ PORT: '70000', TEMPORAL_ADDRESS: 'http://temporal', DEPLOYMENT_METHOD: 'magic' });

  assert.deepEqual(complaint.split('\n'), [
    'PORT must be a port: a whole number up to 65535, or 0 for any free one.',
    'TEMPORAL_ADDRESS must be host and port such as 127.0.0.1:7233, without http://.',
    'DEPLOYMENT_METHOD must be one of pterodactyl, docker, pm2, serverless, manual, simulation.',
  ]);
});

test('a bad secret is named and never repeated', () => {
  const complaint = complaintAbout({
    BOTYARD_KEYS: 'k1:s3cret-but-short',
    DATABASE_URL: 's3cret',
    WEBHOOK_SECRET: 's3cret',
    DISCORD_TOKEN_ENCRYPTION_KEY: 's3cret',
  });

  assert.match(complaint, /BOTYARD_KEYS must be .*\n.*WEBHOOK_SECRET must be .*\n.*DATABASE_URL must be/);
  assert.doesNotMatch(complaint, /s3cret/);
});

test('what is only half set is refused', () => {
  assert.match(
    complaintAbout({ PTERODACTYL_PANEL_URL: 'https://panel.example.org' }),
    /PTERODACTYL_PANEL_URL is set, so PTERODACTYL_API_KEY must be set too\./,
  );
});

test('the first key of the ring is the current one, and ids may not repeat', () => {
  const { keys } = readConfiguration({ BOTYARD_KEYS: `k2:${key(2)}, k1:${key(1)}` });

  assert.deepEqual(
    keys?.map(({ id, secret }) => [id, secret[0], secret.length]),
    [
      ['k2', 2, 32],
      ['k1', 1, 32],
    ],
  );
  assert.match(complaintAbout({ BOTYARD_KEYS: `k1:${key(2)},k1:${key(1)}` }), /each id once/);
});

test('the encryption key of older installations is the ring where there is none', () => {
  const old = { DISCORD_TOKEN_ENCRYPTION_KEY: 'ab'.repeat(32) };

  assert.deepEqual(
    readConfiguration(old).keys?.map(({ id, secret }) => [id, secret[0]]),
    [['discord-token', 0xab]],
  );
  assert.deepEqual(
    readConfiguration({ ...old, BOTYARD_KEYS: `k1:${key(1)}` }).keys?.map(({ id }) => id),
    ['k1'],
  );
});

test('a Wings token may hold any sign but a comma', () => {
  const { pterodactyl } = readConfiguration({ PTERODACTYL_WINGS_TOKENS: '1:abc.d:e, 2:f' });

  assert.deepEqual(
    [...pterodactyl.wingsTokens!],
    [
      [1, 'abc.d:e'],
      [2, 'f'],
    ],
  );
});

test('the panel may be told where it places servers, and on which ports', () => {
  const { pterodactyl } = readConfiguration({
    PTERODACTYL_LOCATION_IDS: '1, 4',
    PTERODACTYL_PORTS: '25565, 30000-30999',
  });

  assert.deepEqual(
    [pterodactyl.locationIds, pterodactyl.ports],
    [
      [1, 4],
      ['25565', '30000-30999'],
    ],
  );
  assert.deepEqual([readConfiguration({}).pterodactyl.locationIds, readConfiguration({}).pterodactyl.ports], [[], []]);
});

test('ports and locations that no panel knows are refused with a sentence', () => {
  for (const ids of ['here', '0', '1;2', '1,-2', '1.5'])
    assert.match(
      complaintAbout({ PTERODACTYL_LOCATION_IDS: ids }),
      /^PTERODACTYL_LOCATION_IDS must be the numbers that the panel shows for them, such as 1,2\.$/,
      ids,
    );
  for (const ports of ['all', '1024', '65536', '30000-', '30999-30000', '30000 30001', '-30000', '30000-31000'])
    assert.match(
      complaintAbout({ PTERODACTYL_PORTS: ports }),
      /^PTERODACTYL_PORTS must be ports from 1025 to 65535 .*at most 1000 .*such as 25565,30000-30999\.$/,
      ports,
    );
});

test('a process says which setting it cannot do without', () => {
  assert.equal(required('postgresql://…', 'DATABASE_URL'), 'postgresql://…');
  assert.throws(() => required(undefined, 'DATABASE_URL'), /DATABASE_URL is not set\./);
});

test('nobody is left to believe that payloads are encrypted', () => {
  assert.throws(
    () => readConfiguration({ TEMPORAL_CODEC: 'aes' }),
    /TEMPORAL_CODEC must be left out: payloads cannot be encrypted yet/,
  );
});

test('Discord is at discord.com, on this machine, or over TLS where that is said twice', () => {
  const elsewhere = 'https://discord.example';

  assert.equal(readConfiguration({}).discord.apiUrl, 'https://discord.com');
  assert.equal(
    readConfiguration({ DISCORD_API_URL: 'http://127.0.0.1:4000/' }).discord.apiUrl,
    'http://127.0.0.1:4000',
  );
  assert.equal(
    readConfiguration({ DISCORD_API_URL: elsewhere, DISCORD_API_ELSEWHERE: 'true' }).discord.apiUrl,
    elsewhere,
  );
  assert.match(complaintAbout({ DISCORD_API_URL: elsewhere }), /DISCORD_API_ELSEWHERE=true if that is meant/);
  for (const plain of ['http://discord.example', 'http://127.0.0.1.example', 'http://localhost.example']) {
    const complaint = complaintAbout({ DISCORD_API_URL: plain, DISCORD_API_ELSEWHERE: 'true' });
    assert.match(complaint, /must begin with https/);
  }
});
