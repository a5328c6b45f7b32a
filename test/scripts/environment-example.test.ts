import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseEnv } from 'node:util';
import { readConfiguration } from '../../domain/configuration.ts';
import { environment } from '../../domain/environment.ts';

const example = readFileSync(join(import.meta.dirname, '..', '..', '.env.example'), 'utf8');
const uncommented = parseEnv(example.replaceAll(/^#(?=[A-Z_]+=)/gm, ''));

test('.env.example shows every variable there is, and no other', () => {
  assert.deepEqual(Object.keys(uncommented).sort(), Object.keys(environment.shape).sort());
});

test('.env.example sets nothing by itself', () => {
  assert.deepEqual(parseEnv(example), {});
});

test('the values that .env.example shows are good ones', () => {
  const { BOTYARD_KEYS: _made, ...shown } = uncommented;
  assert.doesNotThrow(() => readConfiguration({ ...shown, PTERODACTYL_API_KEY: 'ptla_x' }));
});
