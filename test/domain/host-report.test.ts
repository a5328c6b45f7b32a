import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Candidate, effectOfReport, type HostReport, meantBy } from '../../domain/host-report.ts';
import type { OrderState } from '../../domain/order-state.ts';
import { anOrderState } from '../factories/order-state.ts';

const aReport = (changes: Partial<HostReport> = {}): HostReport => ({
  event: 'bot.status',
  status: 'online',
  botId: 'apollo-7',
  at: 5_000,
  ...changes,
});
const heard = { isBehind: false, lastTold: null };

const told = (order: Partial<OrderState>, report: Partial<HostReport> = {}, known: Partial<typeof heard> = {}) =>
  effectOfReport(aReport(report), anOrderState({ host: 'manual', ...order }), { ...heard, ...known });

test('a bot that is built by hand is built once its panel says that it runs, in any of the usual words', () => {
  for (const status of ['online', 'running', 'deployed', 'active', 'ONLINE']) {
    assert.deepEqual(told({ phase: 'provisioning' }, { status }), {
      outcome: 'deployment-reported',
      fact: { name: 'deploymentReported', serverId: 'apollo-7', url: null },
    });
  }
});

test('"bot.deployed" says that the bot is built, unless its status says that it is not', () => {
  const deployed = (status: string) => told({ phase: 'provisioning' }, { event: 'bot.deployed', status }).outcome;

  assert.equal(deployed('starting'), 'deployment-reported');
  assert.equal(deployed('failed'), 'not-awaited');
});

test('a status that nobody knows changes nothing', () => {
  assert.deepEqual(told({ phase: 'active' }, { status: 'wobbly' }), { outcome: 'unknown-status', fact: null });
});

test('a bot at work that goes down, and comes back, is told; what the order knows is not', () => {
  const down = { incident: { since: 1, ofNode: false } };

  assert.deepEqual(told({ phase: 'active' }, { status: 'offline' }).fact, {
    name: 'healthChanged',
    isUp: false,
    at: 5_000,
  });
  assert.deepEqual(told({ phase: 'active', ...down }).fact, { name: 'healthChanged', isUp: true, at: 5_000 });
  assert.equal(told({ phase: 'active' }).outcome, 'nothing-new');
  assert.equal(told({ phase: 'active', ...down }, { status: 'offline' }).outcome, 'nothing-new');
});

test('an order that has not heard everything is told again, because it may not be as it seems', () => {
  assert.equal(told({ phase: 'active' }, {}, { isBehind: true }).outcome, 'health-changed');
});

test('a report that was overtaken by a newer one changes nothing', () => {
  const known = { lastTold: 5_001 as never };

  assert.equal(told({ phase: 'active' }, { status: 'offline' }, known).outcome, 'out-of-date');
});

test('a bot that Botyard looks at by itself is not believed of others', () => {
  for (const phase of ['provisioning', 'active', 'ended'] as const) {
    assert.deepEqual(told({ phase, host: 'pterodactyl' }), { outcome: 'other-host', fact: null });
  }
});

test('an order that neither builds nor runs a bot is told nothing', () => {
  for (const phase of ['quoted', 'awaiting-payment', 'awaiting-approval', 'suspended', 'settling'] as const) {
    assert.deepEqual(told({ phase }), { outcome: 'not-awaited', fact: null });
  }
});

test('a bot that runs after its order has ended is told, one that is down is as it should be', () => {
  assert.equal(told({ phase: 'ended' }).fact?.name, 'deploymentReported');
  assert.equal(told({ phase: 'ended' }, { status: 'offline' }).fact, null);
});

const candidate = (orderId: string, phase: Candidate['phase'], host: Candidate['host'] = 'manual') => ({
  orderId,
  phase,
  host,
});
const meant = (fitting: Candidate[], report: Partial<HostReport> = {}) =>
  meantBy(aReport(report), fitting)?.orderId ?? null;

test('of orders that fit alike, one that lives is meant before one that has ended, and one built by hand before others', () => {
  assert.equal(meant([]), null);
  assert.equal(meant([candidate('old', 'ended'), candidate('new', 'active')]), 'new');
  assert.equal(meant([candidate('panel', 'active', 'pterodactyl'), candidate('hand', 'active')]), 'hand');
});

test('a new bot is meant for the order that waits for one', () => {
  const both = [candidate('running', 'active'), candidate('waiting', 'provisioning')];

  assert.equal(meant(both, { event: 'bot.deployed' }), 'waiting');
  assert.throws(() => meant(both), { code: 'bot-ambiguous' });
});
