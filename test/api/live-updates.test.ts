import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeBotToken } from '../../db/queries/bot-token.ts';
import { logEvent } from '../../db/queries/events.ts';
import { within } from '../../db/scope.ts';
import { Refusal } from '../../domain/refusal.ts';
import { aBotToken, bring, placed } from '../factories/order-life.ts';
import { testKeys } from '../fixtures/api.ts';
import type { Json } from '../fixtures/caller.ts';
import { type Listener, serveLive } from '../fixtures/live.ts';
import { quietDiscord } from '../fixtures/quiet-discord.ts';

const orders = (listener: Listener) => listener.of('order_update').map(({ orderId }: Json) => orderId);

test('a customer hears of their own orders, staff of all, and nobody of a stranger’s', async (t) => {
  const api = await serveLive(t);
  const [ann, bob] = [await api.as('Ann'), await api.as('Bob')];
  const [anns, bobs, sues] = [
    await api.listenAs('Ann'),
    await api.listenAs('Bob'),
    await api.listenAs('Sue', 'support'),
  ];

  const first = await placed(ann);
  const second = await placed(bob);
  await sues.until('staff hears of both', () => orders(sues).length === 2);
  await bobs.until('Bob hears of his', () => orders(bobs).length === 1);

  assert.deepEqual([orders(anns), orders(bobs), orders(sues)], [[first.id], [second.id], [first.id, second.id]]);
  assert.deepEqual(
    [anns.of('ready')[0].rooms, sues.of('ready')[0].rooms].map((rooms) => rooms.map((it: string) => it.split(':')[0])),
    [['user'], ['user', 'staff']],
  );
});

test('an update says what changed in a few words, and where in the log it stands', async (t) => {
  const api = await serveLive(t);
  const ann = await api.as('Ann');
  const anns = await api.listenAs('Ann');

  const { id, number } = await placed(ann);
  await ann.post(`/api/orders/${id}/accept-quote`);
  await anns.until('both are told', () => orders(anns).length === 2);
  const [, update] = anns.of('order_update');

  const { position, at, until, ...told } = update;
  assert.deepEqual(told, {
    orderId: id,
    number,
    phase: 'awaiting-payment',
    version: 1,
    attention: null,
    endReason: null,
  });
  assert.match(position, /^\d+\.\d+$/);
  assert.match(at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  assert.ok(Date.parse(until) > Date.now());
});

test('what is for staff is told to staff alone: who decided, and what went wrong at the host', async (t) => {
  const api = await serveLive(t);
  const ann = await api.as('Ann');
  const [anns, adas] = [await api.listenAs('Ann'), await api.listenAs('Ada', 'admin')];
  const { id } = await placed(ann);
  const { customer } = (await ann.get(`/api/orders/${id}`)).body;
  const attention = { who: 'staff', cause: 'Node 1 has no port.', remedy: 'Add ports.', since: Date.now() } as const;

  await bring(api, id, { phase: 'provisioning', attention, approved: { by: customer.id, noteId: 'a note' } });
  for (const listener of [anns, adas]) await listener.until('it is told', () => orders(listener).length === 2);
  const [forAnn, forAda] = [anns.of('order_update')[1], adas.of('order_update')[1]];

  assert.equal(forAda.attention.cause, 'Node 1 has no port.');
  assert.deepEqual([forAda.by, forAda.customerId], [customer.id, customer.id]);
  assert.deepEqual([forAnn.attention.cause, forAnn.attention.remedy], ['Botyard staff is looking into it.', null]);
  assert.deepEqual(
    [forAnn.by, forAnn.customerId, forAnn.noteId, forAda.noteId],
    [undefined, undefined, undefined, undefined],
  );
});

test('an order may be listened to by whoever may read it; a stranger’s and a missing one look alike', async (t) => {
  const api = await serveLive(t);
  const [ann, bob] = [await api.as('Ann'), await api.as('Bob')];
  const anns = await api.listenAs('Ann');
  const [own, strange] = [await placed(ann), await placed(bob)];

  const mine = await anns.ask('subscribe_order', own.id);
  const theirs = await anns.ask('subscribe_order', strange.id);
  const none = await anns.ask('subscribe_order', '11111111-1111-4111-8111-111111111111');
  await bob.post(`/api/orders/${strange.id}/accept-quote`);
  await ann.post(`/api/orders/${own.id}/accept-quote`);
  await anns.until('the own order has changed', () => orders(anns).length === 2);

  assert.equal(mine.ok, true);
  assert.deepEqual(theirs, none);
  assert.deepEqual([theirs.ok, theirs.problem.status, theirs.problem.code], [false, 404, 'order-missing']);
  assert.deepEqual(orders(anns), [own.id, own.id]);
});

test('a key that may read orders and no lists of staff hears of the orders that it asks for, until it asks no more', async (t) => {
  const api = await serveLive(t);
  const [ann, ada] = [await api.as('Ann'), await api.as('Ada', 'admin')];
  const { key } = (await ada.post('/api/me/api-keys', { name: 'display', scopes: ['order.read'] })).body;
  const [listener, adas] = [await api.listen({ token: key }).untilReady(), await api.listenAs('Ada', 'admin')];
  const [wanted, other] = [await placed(ann), await placed(ann)];
  await adas.until('both are told', () => orders(adas).length === 2);

  assert.equal((await listener.ask('subscribe_order', wanted.id)).ok, true);
  for (const { id } of [wanted, other]) await ann.post(`/api/orders/${id}/accept-quote`);
  await listener.until('it is told', () => listener.updates().length === 1);
  assert.equal((await listener.ask('unsubscribe_order', wanted.id)).ok, true);
  await bring(api, wanted.id, { phase: 'awaiting-approval' });
  await listener.ask('subscribe_order', other.id);
  await bring(api, other.id, { phase: 'awaiting-approval' });
  await listener.until('the other one is told', () => orders(listener).includes(other.id));

  assert.deepEqual(orders(listener), [wanted.id, other.id]);
});

test('who is told for two reasons is told once: staff that listens to an order, and is its customer too', async (t) => {
  const api = await serveLive(t);
  const ada = await api.as('Ada', 'admin');
  const adas = await api.listenAs('Ada', 'admin');
  const { id } = await placed(ada);
  await adas.ask('subscribe_order', id);

  await bring(api, id, { phase: 'awaiting-payment' });
  await bring(api, id, { phase: 'awaiting-approval' });
  await adas.until('the last is told', () => adas.updates().at(-1)?.phase === 'awaiting-approval');

  assert.deepEqual(
    adas.updates().map(({ phase }) => phase),
    ['quoted', 'awaiting-payment', 'awaiting-approval'],
  );
  assert.ok(adas.updates().every(({ customerId }) => customerId !== undefined));
});

test('a new token of a bot is told as a change of its deployment, without the token', async (t) => {
  const api = await serveLive(t);
  const ann = await api.as('Ann');
  const anns = await api.listenAs('Ann');
  const { id, number } = await placed(ann);
  const token = aBotToken();

  await within(api.orm, { kind: 'system' }, (em) => changeBotToken(em, testKeys, { orderId: id, token }));
  await anns.until('it is told', () => anns.of('deployment_update').length === 1);
  const { position: _, at: __, ...told } = anns.of('deployment_update')[0];

  assert.deepEqual(told, { orderId: id, number, botToken: 'changed' });
  assert.ok(!JSON.stringify(anns.heard).includes(token));
});

test('a guild is heard by whoever may manage it at Discord, and not by staff', async (t) => {
  const [managed, other] = ['123456789012345678', '123456789012345679'];

  const requireManager = async (_userId: string, guildId: string) => {
    if (guildId !== managed) throw new Refusal('guild-forbidden', 'You may not manage this Discord server.');
  };
  const api = await serveLive(t, { discord: { ...quietDiscord, rights: { ...quietDiscord.rights, requireManager } } });
  const [anns, sues] = [await api.listenAs('Ann'), await api.listenAs('Sue', 'support')];
  const tell = (guildId: string, status: string) =>
    within(api.orm, { kind: 'system' }, (em) =>
      logEvent(em, {
        topic: `guild:${guildId}`,
        event: 'ticket_update',
        data: { guildId, ticketId: '7', status, transcript: 'not for lists' },
        orderId: null,
        customerId: null,
      }),
    );

  assert.equal((await anns.ask('subscribe_guild', managed)).ok, true);
  assert.equal((await anns.ask('subscribe_guild', other)).problem.status, 403);
  await tell(other, 'open');
  await tell(managed, 'open');
  await anns.until('it is told', () => anns.updates().length === 1);
  await anns.ask('unsubscribe_guild', managed);
  await tell(managed, 'closed');
  await placed(await api.as('Ann'));
  await sues.until('staff has heard of what came after', () => orders(sues).length === 1);
  await anns.until('so has Ann', () => orders(anns).length === 1);

  const [{ position: _, at: __, ...told }] = anns.of('ticket_update');
  assert.deepEqual(told, { guildId: managed, ticketId: '7', status: 'open' });
  assert.deepEqual([anns.of('ticket_update').length, sues.of('ticket_update').length], [1, 0]);
});
