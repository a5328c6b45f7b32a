import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences, type KnownOrder, type StandingServer } from '../../domain/reconcile.ts';

const orderId = '0192f3aa-0000-7000-8000-000000000007';
const resources = { memoryMb: 512, cpuPercent: 50, diskMb: 1024, databases: 0, backups: 1 };

const order = (changes: Partial<KnownOrder> = {}): KnownOrder => ({
  orderId,
  number: '2026-000007',
  phase: 'active',
  resources,
  isHere: true,
  stopped: false,
  underWay: false,
  ...changes,
});

const server = (changes: Partial<StandingServer> = {}): StandingServer => ({
  serverId: 'a1b2c3d4',
  name: `bot_${orderId}_123456789012345678`,
  orderId,
  resources,
  status: 'created',
  ...changes,
});

const found = (orders: KnownOrder[], servers: StandingServer[]) =>
  differences(orders, servers).map(({ kind, repair }) => (repair ? `${kind}, to ${repair}` : kind));

test('an order with its own server as it was sold is no difference', () => {
  assert.deepEqual(found([order()], [server()]), []);
  assert.deepEqual(found([order({ phase: 'suspended', stopped: true })], [server({ status: 'suspended' })]), []);
  assert.deepEqual(found([order({ phase: 'provisioning' })], []), []);
});

test('a bot at work without a server is for a person: its data may be gone', () => {
  assert.deepEqual(found([order()], []), ['order-without-server']);
  assert.deepEqual(found([order({ phase: 'suspended', stopped: true })], []), ['order-without-server']);
});

test('what is being worked on is left out', () => {
  assert.deepEqual(found([order({ underWay: true })], []), []);
  assert.deepEqual(found([order({ underWay: true, phase: 'ended' })], [server()]), []);
});

test('a server whose order is over, unknown, or elsewhere, is told and never deleted', () => {
  assert.deepEqual(found([order({ phase: 'ended' })], [server()]), ['server-without-order']);
  assert.deepEqual(found([], [server()]), ['server-without-order']);
  assert.deepEqual(found([order({ isHere: false })], [server()]), ['server-without-order']);
});

test('a second server that bears the name of a bot is told; the first one stays', () => {
  assert.deepEqual(found([order()], [server(), server({ serverId: 'eeee', orderId: null })]), ['second-server']);
});

test("less than was sold is mended; more, or unlimited, is the operator's to decide", () => {
  const less = { ...resources, memoryMb: 256 };
  assert.deepEqual(found([order()], [server({ resources: less })]), ['limits-differ, to resize']);
  assert.deepEqual(found([order()], [server({ resources: { ...less, diskMb: 4096 } })]), ['limits-differ']);
  assert.deepEqual(found([order()], [server({ resources: { ...resources, cpuPercent: 0 } })]), ['limits-differ']);
});

test('a stopped order whose server was let loose is stopped again; one that somebody suspended by hand is told', () => {
  assert.deepEqual(found([order({ phase: 'suspended', stopped: true })], [server()]), [
    'runs-though-stopped, to suspend',
  ]);
  assert.deepEqual(found([order()], [server({ status: 'suspended' })]), ['stopped-though-at-work']);
});
