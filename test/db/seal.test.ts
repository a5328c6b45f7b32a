import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { fingerprint, seal, unseal } from '../../db/seal.ts';

const key = (id: string) => ({ id, secret: randomBytes(32) });
const [old, current] = [key('old'), key('new')];

test('what is sealed can be opened, and does not show', () => {
  const sealed = seal([current], 'the token', 'row 1');

  assert.equal(unseal([current], sealed, 'row 1'), 'the token');
  assert.ok(!sealed.includes('token') && !sealed.includes(Buffer.from('the token').toString('base64url')));
});

test('the same secret is sealed differently every time', () => {
  assert.notEqual(seal([current], 'x', 'row 1'), seal([current], 'x', 'row 1'));
});

test('a sealed value cannot be carried to another row, nor changed', () => {
  const sealed = seal([current], 'the token', 'row 1');
  const changed = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`;

  assert.throws(() => unseal([current], sealed, 'row 2'));
  assert.throws(() => unseal([current], changed, 'row 1'));
  assert.throws(() => unseal([current], 'plain text', 'row 1'), /row 1 does not hold a sealed value/);
});

test('after a new key was put first, old values still open; without their key the sentence names it', () => {
  const sealed = seal([old], 'the token', 'row 1');

  assert.equal(unseal([current, old], sealed, 'row 1'), 'the token');
  assert.match(seal([current, old], 'x', 'row 1'), /^v1\.new\./);
  assert.throws(() => unseal([current], sealed, 'row 1'), /the key "old", which is not in BOTYARD_KEYS/);
});

test('a fingerprint survives a new key, tells secrets apart, and is worth nothing without the key', () => {
  assert.equal(fingerprint([current, old], 'a'), fingerprint([old], 'a'));
  assert.notEqual(fingerprint([old], 'a'), fingerprint([old], 'b'));
  assert.notEqual(fingerprint([old], 'a'), fingerprint([current], 'a'));
});
