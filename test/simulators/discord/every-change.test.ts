import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyIntent } from '../../../simulators/discord/gateway/intents.ts';
import { routes } from '../../../simulators/discord/routes/all.ts';
import { deeds, untold } from './change-deeds.ts';
import { openWorkshop, tryDeed } from './change-fixture.ts';
import type { RawClient } from './gateway-client.ts';

test('every change that a bot makes is told to that bot, by its own event', async (t) => {
  const workshop = await openWorkshop(t, everyIntent);
  const [listener] = workshop.listeners as [RawClient];

  for (const deed of deeds) await tryDeed(workshop, deed, listener);
});

test('no change is told to a bot whose intents do not ask for it', async (t) => {
  const workshop = await openWorkshop(t, everyIntent, 0);
  const [listener, deaf] = workshop.listeners as [RawClient, RawClient];

  for (const deed of deeds) await tryDeed(workshop, deed, listener);

  await deaf.settled();
  const heard = new Set(deaf.frames.flatMap(({ op, t: event }) => (op === 0 ? [event] : [])));
  assert.deepEqual([...heard].sort(), ['GUILD_MEMBER_UPDATE', 'INTERACTION_CREATE', 'READY', 'USER_UPDATE']);
  const members = deaf.told('GUILD_MEMBER_UPDATE').map(({ user }) => user.id);
  assert.deepEqual([...new Set(members)], [workshop.application.botId], 'of itself alone');
});

test('every route that changes something is tried here', () => {
  const changing = routes
    .filter(({ method, who, path }) => method !== 'GET' && who !== 'bearer' && !path.startsWith('/oauth2/'))
    .map(({ method, path }) => `${method} ${path}`);
  const tried = new Set([...deeds.map(({ does }) => does), ...untold]);

  assert.deepEqual([...tried].sort(), [...new Set(changing)].sort());
});
