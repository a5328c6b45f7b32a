import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokenRule } from '../../activities/hosts/pterodactyl/egg-rules.ts';

test('the rules of eggs are judged as the panel judges them', () => {
  for (const [rules, value, broken] of [
    ['required|string|max:3', 'abc', null],
    ['required|string|max:3', 'abcd', 'max:3'],
    ['required|string', '  ', 'required'],
    ['nullable|string', '', null],
    ['string|max:20', '', 'string'],
    ['sometimes', '', null],
    ['required|boolean', '1', null],
    ['required|boolean', 'yes', 'boolean'],
    ['required|integer|min:5', '7', null],
    ['required|integer|min:5', '4', 'min:5'],
    ['required|integer', '4.5', 'integer'],
    ['required|numeric|between:1,2.5', '2.5', null],
    ['required|numeric', 'two', 'numeric'],
    ['required|between:2,3', 'a', 'between:2,3'],
    ['required|in:a,b', 'b', null],
    ['required|in:a,b', 'c', 'in:a,b'],
    ['not_in:a,b', 'a', 'not_in:a,b'],
    ['size:2', 'abc', 'size:2'],
    ['regex:/^\\d+$/', '12', null],
    ['regex:/^[a-z]+$/i', 'AB', null],
    ['regex:/^\\d+$/', 'x', 'regex:/^\\d+$/'],
    ['not_regex:/x/', 'x', 'not_regex:/x/'],
    ['alpha_num', 'a1', null],
    ['alpha_dash', 'a-_1', null],
    ['alpha_num', 'a-', 'alpha_num'],
    ['url', 'https://example.com', null],
    ['url', 'example', 'url'],
  ] as const) {
    assert.equal(brokenRule(rules.split('|'), value), broken, `${rules} of "${value}"`);
  }
});

test('what only the panel can judge is left to the panel', () => {
  assert.equal(brokenRule(['required', 'unheard_of:1'], 'x'), null);
  assert.equal(brokenRule(['regex:/(?<!a)\\p{Foo}(?P<x>)/'], 'x'), null);
});
