import assert from 'node:assert/strict';
import { test } from 'node:test';
import { within } from '../../db/scope.ts';
import { bring, placed, serving } from '../factories/order-life.ts';
import { type ServedApi, serveApi } from '../fixtures/api.ts';
import { queriesWaiting } from '../fixtures/waiting-queries.ts';

const first = '123456789012345678';
const [second, third, fourth] = ['223456789012345678', '323456789012345678', '423456789012345678'];

const ask = <Row>({ orm }: ServedApi, sql: string) => within(orm, { kind: 'system' }, (em) => em.execute<Row[]>(sql));

async function proOrder(api: ServedApi) {
  const ann = await api.as('Ann');
  const { id, number } = await placed(ann, { tier: 'pro' });
  const path = `/api/orders/${id}/guilds`;
  return { ann, id, number, path, add: (guildId: string) => ann.post(path, { guildId }) };
}

test('an order serves the guild it was placed for, and takes more up to the number of its tier', async (t) => {
  const { ann, path, add } = await proOrder(await serveApi(t));

  const before = await ann.get(path);
  const added = [await add(third), await add(second)];

  assert.deepEqual(before.body, { guilds: [first], maxGuilds: 3 });
  assert.deepEqual(added[0]?.body, { guilds: [first, third], maxGuilds: 3 });
  assert.deepEqual(added[1]?.body, { guilds: [first, third, second], maxGuilds: 3 });
  assert.deepEqual((await ann.get(path)).body, added[1]?.body);
});

test('one guild more than was sold is refused with the number and what to do', async (t) => {
  const { ann, number, path, add } = await proOrder(await serveApi(t));
  await add(second);
  await add(third);

  const { status, body } = await add(fourth);

  assert.deepEqual([status, body.code], [409, 'guild-limit']);
  assert.equal(body.detail, `Order ${number} is for at most 3 guilds.`);
  assert.match(body.remedy, /Upgrade.* or remove one/);
  assert.equal((await ann.get(path)).body.guilds.length, 3);
});

test('an order for one guild says so', async (t) => {
  const ann = await (await serveApi(t)).as('Ann');
  const { id, number } = await placed(ann);

  const { status, body } = await ann.post(`/api/orders/${id}/guilds`, { guildId: second });

  assert.deepEqual([status, body.detail], [409, `Order ${number} is for one guild.`]);
});

test('an order that becomes smaller with its renewal takes no more guilds than it will have room for', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');
  const { id, number } = await serving(api, ann, { tier: 'business' });
  const add = (guildId: string) => ann.post(`/api/orders/${id}/guilds`, { guildId });
  const become = (tier: string) => ann.post(`/api/orders/${id}/upgrade`, { tier, addons: [] });
  await become('pro');

  const fitting = [await add(second), await add(third)];
  const { status, body } = await add(fourth);
  const again = await add(second);
  await become('business');
  const takenBack = await add(fourth);

  assert.deepEqual(
    fitting.map(({ status }) => status),
    [200, 200],
  );
  assert.deepEqual([status, body.code], [409, 'guild-limit']);
  assert.equal(body.detail, `Order ${number} is to become smaller, and its next plan is for at most 3 guilds.`);
  assert.match(body.remedy, /plan of now again.* or remove one of its guilds first/);
  assert.deepEqual([again.status, takenBack.status], [200, 200]);
});

test('a smaller plan that is charged already cannot be taken back, so only a guild can give way', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');
  const { id } = await serving(api, ann, { tier: 'business' });
  const { change } = (await ann.post(`/api/orders/${id}/upgrade`, { tier: 'pro', addons: [] })).body;
  const [kept] = await ask<{ id: string }>(api, 'select id from order_changes');
  const onItsWay = { ...change, id: kept!.id, number: 1, until: null, ready: false, replaces: [] };
  await bring(api, id, { change: { ...onItsWay, renewal: 1 } });
  for (const guildId of [second, third]) await ann.post(`/api/orders/${id}/guilds`, { guildId });

  const { status, body } = await ann.post(`/api/orders/${id}/guilds`, { guildId: fourth });

  assert.deepEqual([status, body.remedy], [409, 'Remove one of its guilds first.']);
});

test('an order keeps the number it was sold, whatever the catalogue says later', async (t) => {
  const api = await serveApi(t);
  const { ann, path } = await proOrder(api);
  await ask(api, 'update plans set max_guilds = 1');

  assert.equal((await ann.get(path)).body.maxGuilds, 3);
});

test('adding a guild twice is harmless, also where no more fit', async (t) => {
  const api = await serveApi(t);
  const { path, ann, add } = await proOrder(api);
  await add(second);
  const full = await add(third);

  const again = await add(second);

  assert.deepEqual([again.status, again.body], [200, full.body]);
  assert.equal((await ask(api, "select 1 from event_log where data->>'guilds' is not null")).length, 2);
  assert.equal((await ann.get(path)).body.guilds.length, 3);
});

test('a guild can be removed, twice even; the place is free again', async (t) => {
  const { ann, path, add } = await proOrder(await serveApi(t));
  await add(second);
  await add(third);

  const removed = await ann.delete(`${path}/${first}`);
  const again = await ann.delete(`${path}/${first}`);
  const added = await add(fourth);

  assert.deepEqual([removed.status, removed.body.guilds], [200, [second, third]]);
  assert.deepEqual(again.body, removed.body);
  assert.deepEqual(added.body.guilds, [second, third, fourth]);
});

test('the last guild stays', async (t) => {
  const { ann, number, path } = await proOrder(await serveApi(t));

  const { status, body } = await ann.delete(`${path}/${first}`);
  const absent = await ann.delete(`${path}/${fourth}`);

  assert.deepEqual([absent.status, absent.body.guilds], [200, [first]]);
  assert.deepEqual([status, body.code], [409, 'last-guild']);
  assert.equal(body.detail, `This is the only guild of order ${number}, and a bot needs one to serve.`);
  assert.deepEqual((await ann.get(path)).body.guilds, [first]);
});

test('an order that is over takes no change of its guilds', async (t) => {
  const api = await serveApi(t);
  const { ann, id, path, add } = await proOrder(api);
  await add(second);
  await bring(api, id, { phase: 'ended' });

  const answers = [await add(third), await ann.delete(`${path}/${second}`)];

  for (const { status, body } of answers) assert.deepEqual([status, body.code], [409, 'order-ended']);
  assert.deepEqual((await ann.get(path)).body.guilds, [first, second]);
});

test('guilds that come at the same moment do not pass the limit together', async (t) => {
  const api = await serveApi(t);
  const { ann, path, add } = await proOrder(api);

  const asked = await within(api.orm, { kind: 'system' }, async (em) => {
    await em.execute('select 1 from orders for update');
    const adding = [second, third, fourth].map(add);
    await queriesWaiting(em, 3);
    return { adding };
  });
  const statuses = (await Promise.all(asked.adding)).map(({ status }) => status);

  assert.deepEqual(statuses.toSorted(), [200, 200, 409]);
  assert.equal((await ann.get(path)).body.guilds.length, 3);
});

test('what is no guild is refused with its field, and changes nothing', async (t) => {
  const { ann, path, add } = await proOrder(await serveApi(t));

  for (const guildId of ['1', "1' or '1'='1", '99999999999999999999', '']) {
    const { status, body } = await add(guildId);
    assert.deepEqual([status, body.errors[0].field], [400, 'guildId']);
  }
  assert.equal((await ann.delete(`${path}/seven`)).status, 400);
  assert.deepEqual((await ann.get(path)).body.guilds, [first]);
});

test('strangers see and change no guilds; staff does', async (t) => {
  const api = await serveApi(t);
  const { path } = await proOrder(api);
  const [bob, sue] = [await api.as('Bob'), await api.as('Sue', 'support')];

  const strange = [
    await bob.get(path),
    await bob.post(path, { guildId: second }),
    await bob.delete(`${path}/${first}`),
  ];
  const added = await sue.post(path, { guildId: second });

  for (const { status, body } of strange) assert.deepEqual([status, body.code], [404, 'order-missing']);
  assert.deepEqual([added.status, added.body.guilds], [200, [first, second]]);
});

test('who added and removed which guild is in the audit, refusals too; live pages are told of changes alone', async (t) => {
  const api = await serveApi(t);
  const { ann, id, path, add } = await proOrder(api);
  await add(second);
  await ann.delete(`${path}/${first}`);
  await ann.delete(`${path}/${second}`);

  const audit = await ask(
    api,
    `select u.name, action, change, outcome, a.order_id from audit_logs a join users u on u.id = a.actor_id
     where action <> 'order.place' order by a.created_at`,
  );
  const events = await ask<{ topic: string }>(
    api,
    "select topic, event, data->>'guilds' as guilds from event_log where data->>'guilds' is not null",
  );

  const by = { name: 'Ann', order_id: id };
  assert.deepEqual(audit, [
    { ...by, action: 'order.addGuild', change: { guilds: [[first], [first, second]] }, outcome: 'done' },
    { ...by, action: 'order.removeGuild', change: { guilds: [[first, second], [second]] }, outcome: 'done' },
    { ...by, action: 'order.removeGuild', change: null, outcome: 'last-guild' },
  ]);
  const told = { topic: `order:${id}`, event: 'order_update', guilds: 'changed' };
  assert.deepEqual(events, [told, told]);
});

test('changes of guilds tell the timeline nothing that it has told before', async (t) => {
  const api = await serveApi(t);
  const { ann, id, add } = await proOrder(api);
  const attention = { who: 'customer', cause: 'The token does not work.', remedy: null, since: 1 } as const;
  await bring(api, id, { phase: 'provisioning', attention });
  await add(second);
  await bring(api, id, { attention });

  const { past } = (await ann.get(`/api/orders/${id}/timeline`)).body;

  assert.equal(past.filter(({ text }: { text: string }) => text === 'The token does not work.').length, 1);
});
