import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { environment } from '../../domain/environment.ts';
import { botyardEnvironment } from '../../scripts/start/child-environment.ts';

const read = (file: string) => readFileSync(join(import.meta.dirname, '..', '..', file), 'utf8');

const compose = read('docker-compose.yml');
const asked = new Set([...compose.matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name!));
const known = Object.keys(environment.shape);

/** What compose decides by itself, or replaces. */
const decided = [
  'BOTYARD_DATA',
  'BOTYARD_WEB_FOLDER',
  'HOST',
  'WEBSOCKET_PORT',
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'TEMPORAL_ADDRESS',
  'TEMPORAL_UI_URL',
  'TEMPORAL_TLS',
  'TEMPORAL_API_KEY',
  'TEMPORAL_CODEC',
  'DISCORD_TOKEN_ENCRYPTION_KEY',
];

test('what containers can be told is what .env.example explains, and all of it reaches them', () => {
  assert.deepEqual([...asked, ...decided].sort(), known.sort());
});

test('no password and no key has a value in docker-compose.yml: without it, compose says what to set', () => {
  const secrets = [...asked].filter((name) => /PASSWORD|^BOTYARD_KEYS/.test(name));
  const uses = [...compose.matchAll(/\$\{([A-Z_]+)([^}]*)\}/g)].filter(([, name]) => secrets.includes(name!));

  assert.ok(uses.length > 5, 'a test that sees no secrets proves nothing');
  for (const [use, name] of uses) assert.match(use, new RegExp(`:\\?Set ${name} in \\.env`));
});

test('every port is open to this machine alone', () => {
  const ports = compose.match(/^ *ports:.*$/gm) ?? [];

  assert.equal(ports.length, 1);
  for (const line of ports) assert.match(line, /^ *ports: \['127\.0\.0\.1:[^,]*\]$/);
});

test('what the image is made of is sent to whoever makes it', () => {
  const copied = [...read('Dockerfile').matchAll(/^COPY (?!--)(.+) \S+$/gm)].flatMap(([, sources]) =>
    sources!.split(' '),
  );
  const sent = read('.dockerignore').match(/(?<=^!).+$/gm) ?? [];

  assert.deepEqual([...new Set(copied)].sort(), sent.sort());
});

test('the passwords of containers are told to no process', () => {
  const passwords = known.filter((name) => name.endsWith('_PASSWORD'));

  const told = botyardEnvironment(Object.fromEntries(passwords.map((name) => [name, 'secret-of-ours'])), {});

  assert.equal(passwords.length, 4);
  assert.deepEqual(told, {});
});
