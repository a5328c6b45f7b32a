import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serverStatuses } from '../../domain/hosting.ts';
import { isNodeIncident, isUp } from '../../domain/watching.ts';

test('every status is up, down, or nothing that could be told', () => {
  const by = (wanted: boolean | null) => serverStatuses.filter((status) => isUp(status) === wanted);

  assert.deepEqual(by(true), ['starting', 'running']);
  assert.deepEqual(by(false), ['missing', 'install-failed', 'offline', 'suspended']);
  assert.deepEqual(by(null), ['installing', 'created', 'unknown']);
});

test('a machine is in trouble when more than 30 % of its bots stop, and at least five', () => {
  assert.equal(isNodeIncident(4, 4), false);
  assert.equal(isNodeIncident(5, 16), true);
  assert.equal(isNodeIncident(6, 20), false);
  assert.equal(isNodeIncident(7, 20), true);
  assert.equal(isNodeIncident(0, 0), false);
});
