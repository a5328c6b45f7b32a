import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError } from '../../../simulators/discord/http/api-error.ts';
import { type Fields, fields, listOf, mapOf, setOf } from '../../../simulators/discord/validation/compound.ts';
import { defaulting, ignorable, nullable, optional } from '../../../simulators/discord/validation/field.ts';
import {
  bits,
  boolean,
  choice,
  image,
  integer,
  number,
  snowflake,
  text,
  timestamp,
} from '../../../simulators/discord/validation/kinds.ts';
import { readAs, readBody, readQuery } from '../../../simulators/discord/validation/read.ts';
import type { Anything } from './fixture.ts';

/** What is wrong with it, as `place code: message`. */
function wrongWith(body: unknown, shape: Fields): string[] {
  try {
    readBody(body, shape);
  } catch (error) {
    assert.ok(error instanceof ApiError);
    assert.deepEqual([error.status, error.code, error.message], [400, 50035, 'Invalid Form Body']);
    return error.faults.map(({ at, code, message }) => `${at} ${code}: ${message}`);
  }
  return [];
}

const name = { name: text({ min: 1, max: 5 }) };

test('a text has a length, which is counted without the space around it and in whole characters', () => {
  assert.deepEqual(readBody({ name: '  tea ' }, name), { name: 'tea' });
  assert.deepEqual(readBody({ name: '🍵🍵🍵🍵🍵' }, name), { name: '🍵🍵🍵🍵🍵' });
  assert.deepEqual(wrongWith({ name: 'coffee' }, name), [
    'name BASE_TYPE_BAD_LENGTH: Must be between 1 and 5 in length.',
  ]);
  assert.deepEqual(wrongWith({ name: 'coffee' }, { name: text({ max: 5 }) }), [
    'name BASE_TYPE_MAX_LENGTH: Must be 5 or fewer in length.',
  ]);
  assert.deepEqual(wrongWith({ name: 'x' }, { name: text({ min: 2 }) }), [
    'name BASE_TYPE_MIN_LENGTH: Must be 2 or more in length.',
  ]);
});

test('what is missing, null or nothing but space is required', () => {
  for (const body of [{}, { name: null }, { name: '' }, { name: '   ' }]) {
    assert.deepEqual(wrongWith(body, name), ['name BASE_TYPE_REQUIRED: This field is required']);
  }
});

test('an optional field may be missing, and only a nullable one null', () => {
  const shape = { a: optional(integer()), b: optional(nullable(integer())), c: ignorable(integer()) };

  assert.deepEqual(readBody({}, shape), {});
  assert.deepEqual(readBody({ b: null, c: null }, shape), { b: null });
  assert.deepEqual(wrongWith({ a: null }, shape), ['a BASE_TYPE_REQUIRED: This field is required']);
  assert.deepEqual(readBody({}, { d: defaulting(integer(), 7) }), { d: 7 });
});

test('nothing is taken for a number, a truth or an id that is none', () => {
  assert.deepEqual(wrongWith({ a: '1', b: 1.5 }, { a: integer(), b: integer() }), [
    'a NUMBER_TYPE_COERCE: Value "1" is not int.',
    'b NUMBER_TYPE_COERCE: Value "1.5" is not int.',
  ]);
  assert.deepEqual(wrongWith({ a: 'x' }, { a: number() }), ['a NUMBER_TYPE_COERCE: Value "x" is not float.']);
  assert.deepEqual(wrongWith({ a: 'yes' }, { a: boolean }), ['a BOOLEAN_TYPE_CONVERT: Must be either true or false.']);
  assert.deepEqual(wrongWith({ a: 'ben' }, { a: snowflake }), ['a NUMBER_TYPE_COERCE: Value "ben" is not snowflake.']);
  assert.deepEqual(wrongWith({ a: '9223372036854775808' }, { a: snowflake }), [
    'a NUMBER_TYPE_MAX: snowflake value should be less than or equal to 9223372036854775807.',
  ]);
  assert.deepEqual(wrongWith({ a: 7 }, { a: text() }), ['a STRING_TYPE_CONVERT: Could not interpret "7" as string.']);
});

test('numbers and choices have bounds', () => {
  assert.deepEqual(wrongWith({ a: 0, b: 9 }, { a: integer({ min: 1 }), b: integer({ max: 8 }) }), [
    'a NUMBER_TYPE_MIN: int value should be greater than or equal to 1.',
    'b NUMBER_TYPE_MAX: int value should be less than or equal to 8.',
  ]);
  assert.deepEqual(wrongWith({ a: 3, b: 'z' }, { a: choice([1, 2]), b: choice(['x', 'y']) }), [
    'a BASE_TYPE_CHOICES: Value must be one of {1, 2}.',
    "b BASE_TYPE_CHOICES: Value must be one of {'x', 'y'}.",
  ]);
});

test('what is wrong within lists and things is told at its place', () => {
  const shape = { tags: listOf(fields({ name: text({ min: 1, max: 3 }) }), { max: 2 }) };

  assert.deepEqual(wrongWith({ tags: [{ name: 'tea' }, { name: 'coffee' }] }, shape), [
    'tags.1.name BASE_TYPE_BAD_LENGTH: Must be between 1 and 3 in length.',
  ]);
  assert.deepEqual(wrongWith({ tags: [1, 2, 3] }, shape), ['tags BASE_TYPE_MAX_LENGTH: Must be 2 or fewer in length.']);
  assert.deepEqual(wrongWith({ tags: [1] }, shape), [
    'tags.0 MODEL_TYPE_CONVERT: Only dictionaries may be used in a ModelType',
  ]);
  assert.deepEqual(wrongWith({ tags: 'tea' }, shape), [
    'tags LIST_TYPE_CONVERT: Only iterables may be used in a ListType',
  ]);
  assert.deepEqual(wrongWith({ ids: ['1', '2', '1'] }, { ids: setOf(snowflake) }), [
    'ids.2 SET_TYPE_ALREADY_CONTAINS_VALUE: The set already contains this value',
  ]);
});

test('a map has keys that are allowed', () => {
  const shape = { names: mapOf(text({ max: 3 }), (key) => key === 'de') };

  assert.deepEqual(readBody({ names: { de: 'Tee' } }, shape), { names: { de: 'Tee' } });
  assert.deepEqual(wrongWith({ names: { xx: 'Kaffee' } }, shape), [
    'names.xx ENUM_TYPE_COERCE: Value "xx" is not a valid enum value.',
    'names.xx BASE_TYPE_MAX_LENGTH: Must be 3 or fewer in length.',
  ]);
  assert.deepEqual(wrongWith({ names: [] }, shape), [
    'names DICT_TYPE_CONVERT: Only dictionaries may be used in a DictType',
  ]);
});

test('times, permissions and pictures are read into what they mean', () => {
  const picture = `data:image/png;base64,${Buffer.from('tea').toString('base64')}`;
  const shape = { at: timestamp, allow: bits, icon: image };

  const read = readBody({ at: '2026-11-20T12:00:00+01:00', allow: '2199023255552', icon: picture }, shape);

  assert.equal(read.at, Date.UTC(2026, 10, 20, 11));
  assert.equal(read.allow, 2_199_023_255_552n);
  assert.deepEqual(read.icon, { type: 'png', content: Buffer.from('tea') });
  assert.deepEqual(wrongWith({ at: 'soon', allow: '-1', icon: 'tea.png' }, shape), [
    'at DATE_TIME_TYPE_PARSE: Could not parse soon. Should be ISO8601.',
    'allow NUMBER_TYPE_COERCE: Value "-1" is not int.',
    'icon IMAGE_INVALID: Invalid image',
  ]);
});

test('a query is made of texts that stand for numbers and truths', () => {
  const shape = { limit: integer({ max: 100 }), with_counts: optional(boolean), type: optional(choice([20, 22])) };

  const read = readQuery(new URLSearchParams('limit=50&with_counts=true&type=22'), shape);

  assert.deepEqual(read, { limit: 50, with_counts: true, type: 22 });
  assert.throws(() => readQuery(new URLSearchParams('limit=many'), shape), ApiError);
});

test('a body that is no thing at all is told so at its root', () => {
  const body = (wrong: () => unknown): Anything => {
    try {
      return wrong();
    } catch (error) {
      return (error as ApiError).body();
    }
  };

  assert.equal(body(() => readBody([], name)).errors._errors[0].code, 'MODEL_TYPE_CONVERT');
  assert.equal(body(() => readAs(listOf(snowflake), {})).errors._errors[0].code, 'LIST_TYPE_CONVERT');
});
