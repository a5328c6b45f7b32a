import assert from 'node:assert/strict';
import { test } from 'node:test';
import { declareDown } from '../../db/queries/incidents.ts';
import { recordLooks } from '../../db/queries/watch.ts';
import { within } from '../../db/scope.ts';
import type { Look } from '../../domain/watching.ts';
import { bring, serving } from '../factories/order-life.ts';
import type { Json } from '../fixtures/caller.ts';
import { serveLive } from '../fixtures/live.ts';

test('an outage and its end are told once each, and a healthy bot says nothing', async (t) => {
  const api = await serveLive(t);
  const ann = await api.as('Ann');
  const { id, number } = await serving(api, ann);
  const [anns, bobs] = [await api.listenAs('Ann'), await api.listenAs('Bob')];
  const look = (status: Look['status']): Look => ({ orderId: id, status, usage: null, source: 'node', node: null });
  const looks = (status: Look['status']) =>
    within(api.orm, { kind: 'system' }, (em) => recordLooks(em, [look(status)], 0));
  const isDown = () =>
    within(api.orm, { kind: 'system' }, (em) =>
      declareDown(em, 'simulation', [{ ...look('offline'), log: ['token'] }]),
    );

  for (const _ of [1, 2, 3]) await looks('running');
  await isDown();
  await isDown();
  for (const _ of [1, 2]) await looks('running');
  await anns.until('both are told', () => anns.of('bot_status').length === 2);

  const told = anns.of('bot_status').map(({ position: _, at: __, ...it }: Json) => it);
  assert.deepEqual(told, [
    { orderId: id, number, status: 'offline' },
    { orderId: id, number, status: 'online' },
  ]);
  assert.equal((await api.sql("select 1 from event_log where event = 'bot_status'")).length, 2);
  assert.deepEqual(bobs.updates(), []);
});

test('neither news of a bot nor of its guilds puts an end to an incident in the timeline', async (t) => {
  const api = await serveLive(t);
  const ann = await api.as('Ann');
  const { id } = await serving(api, ann, { tier: 'pro' });

  await bring(api, id, { incident: { since: Date.now(), ofNode: false } });
  const before = (await ann.get(`/api/orders/${id}/timeline`)).body.past;

  await ann.post(`/api/orders/${id}/guilds`, { guildId: '223456789012345678' });
  await within(api.orm, { kind: 'system' }, (em) =>
    declareDown(em, 'simulation', [
      { orderId: id, status: 'offline', usage: null, source: 'node', node: null, log: [] },
    ]),
  );

  const texts = (past: Json[]) => past.map(({ text }: Json) => text);
  const { past } = (await ann.get(`/api/orders/${id}/timeline`)).body;
  assert.deepEqual(texts(past), [...texts(before), 'A guild was added (223456789012345678) by Ann.']);
});
