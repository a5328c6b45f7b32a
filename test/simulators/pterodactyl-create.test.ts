import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Anything, broken, codeOf, newServer, site } from './panel-fixture.ts';

const servers = '/api/application/servers';
const deploy = { locations: [1], dedicated_ip: false, port_range: [] as string[] };

test('every rule of a creation has its own entry', async (t) => {
  const { ask, panel } = await site(t);
  const good: Anything = newServer(panel.ready);
  const limits = { ...good.limits };
  const wrongs: [change: object, broken: string[]][] = [
    [{ external_id: 7 }, ['external_id:string']],
    [{ name: null }, ['name:required']],
    [{ name: 'x'.repeat(192) }, ['name:between']],
    [{ user: 99 }, ['user:exists']],
    [{ user: 'ann' }, ['user:integer']],
    [{ egg: 99 }, ['egg:exists']],
    [{ docker_image: 'a b;c' }, ['docker_image:regex']],
    [{ startup: undefined }, ['startup:required']],
    [{ environment: undefined }, ['environment:present']],
    [{ environment: 'none' }, ['environment:array']],
    [{ start_on_completion: 'yes' }, ['start_on_completion:boolean']],
    [{ limits: { ...limits, io: 9, memory: -1 } }, ['limits.memory:min', 'limits.io:between']],
    [{ limits: { ...limits, swap: -2 } }, ['limits.swap:min']],
    [{ limits: { ...limits, cpu: undefined } }, ['limits.cpu:required']],
    [{ limits: { ...limits, threads: '0-2;4' } }, ['limits.threads:regex']],
    [
      { feature_limits: {} },
      ['feature_limits:required', 'feature_limits.databases:present', 'feature_limits.backups:present'],
    ],
    [{ feature_limits: { databases: null, backups: -1 } }, ['feature_limits.backups:min']],
    [{ allocation: undefined }, ['allocation.default:required']],
    [{ allocation: { default: 999 } }, ['allocation.default:exists']],
    [
      { deploy: null },
      ['deploy:required', 'deploy.locations:present', 'deploy.dedicated_ip:required', 'deploy.port_range:present'],
    ],
    [{ deploy: { ...deploy, port_range: [30_000] } }, ['deploy.port_range.0:string']],
    [{ deploy: { ...deploy, dedicated_ip: null } }, ['deploy.dedicated_ip:required']],
    [{ deploy: { ...deploy, locations: [0] } }, ['deploy.locations.0:min']],
  ];

  for (const [change, rules] of wrongs) {
    const reply = await ask('POST', servers, { ...good, ...change });
    assert.deepEqual(broken(reply), rules, JSON.stringify(change));
    assert.equal(reply.status, 422);
    assert.equal(reply.body.errors[0].status, '422');
  }
  assert.equal(panel.world.state.servers.all().length, 0);
});

test('what is allowed is allowed: numbers as texts, odd switches, pinned threads, no swap limit', async (t) => {
  const { ask, panel } = await site(t);
  const limits = { memory: '512', swap: -1, disk: 0, io: 10, cpu: 0, threads: '0,2-4' } as Anything;
  const change = { limits, start_on_completion: '1' as Anything, docker_image: '~ghcr.io/a/b:c@sha256' };
  const { status, body } = await ask('POST', servers, newServer(panel.ready, change));

  assert.equal(status, 201);
  assert.deepEqual(body.attributes.limits, { ...limits, memory: 512, oom_disabled: true });

  const pinned = newServer(panel.ready, {
    external_id: null as Anything,
    allocation: { default: 2 },
    limits: { ...limits, threads: 3 },
  });
  assert.equal((await ask('POST', servers, pinned)).body.attributes.limits.threads, '3');
});

test('variables are judged by the egg’s rules, without its defaults, and only once a place was found', async (t) => {
  const { ask, panel } = await site(t, { ports: 1 });
  const empty = newServer(panel.ready, { environment: {} });

  assert.deepEqual(broken(await ask('POST', servers, { ...empty, name: null })), ['name:required']);
  assert.deepEqual(broken(await ask('POST', servers, empty)), [
    'environment.DISCORD_TOKEN:required',
    'environment.DISCORD_GUILD_ID:required',
    'environment.TIER:required',
    'environment.AUTO_UPDATE:required',
  ]);
  const { allocation: _, ...anywhere } = { ...empty, deploy };
  panel.world.state.allocations.get(1)!.serverId = 9;
  assert.equal(codeOf(await ask('POST', servers, anywhere)), 'NoViableAllocationException');
  panel.world.state.nodes.get(1)!.memory = 1;
  assert.equal(codeOf(await ask('POST', servers, anywhere)), 'NoViableNodeException');
});

test('a variable that was left out is an empty text', async (t) => {
  const { ask, panel } = await site(t);
  const environment = { DISCORD_TOKEN: 't', DISCORD_GUILD_ID: '12345', TIER: 'pro', AUTO_UPDATE: '1', OTHER: 'x' };
  const { body } = await ask('POST', servers, newServer(panel.ready, { environment }));

  assert.equal(body.attributes.container.environment.FEATURES, '');
  assert.equal('OTHER' in body.attributes.container.environment, false);
});

test('deploying takes any free port at random, within what was asked for', async (t) => {
  const { ask, panel } = await site(t, { ports: 20 });
  const { allocation: _, ...base } = newServer(panel.ready);
  const taken: number[] = [];
  for (let at = 0; at < 10; at++) {
    const range = { ...deploy, port_range: ['30010-30019', 'rubbish'] };
    const { body } = await ask('POST', servers, { ...base, external_id: `o${at}`, deploy: range });
    taken.push(panel.world.state.allocations.get(body.attributes.allocation)!.port);
  }

  assert.deepEqual(
    taken.toSorted(),
    Array.from({ length: 10 }, (_, at) => 30_010 + at),
  );
  assert.notDeepEqual(taken, taken.toSorted());
  const full = { ...base, external_id: 'o11', deploy: { ...deploy, port_range: ['30010-30019'] } };
  assert.equal(codeOf(await ask('POST', servers, full)), 'NoViableAllocationException');
  const dedicated = { ...base, external_id: 'o12', deploy: { ...deploy, dedicated_ip: true } };
  assert.equal(codeOf(await ask('POST', servers, dedicated)), 'NoViableAllocationException');
  const wide = { ...base, deploy: { ...deploy, port_range: ['30000-31001'] } };
  assert.equal((await ask('POST', servers, wide)).status, 400);
});

test('an external id is taken once, whatever its case, and a port once', async (t) => {
  const { ask, panel } = await site(t);
  await ask('POST', servers, newServer(panel.ready));

  const again = newServer(panel.ready, { external_id: 'BOTYARD-Ö1'.replace('Ö', 'o') });
  assert.deepEqual(broken(await ask('POST', servers, again)), ['external_id:unique', 'allocation.default:exists']);
  await ask('DELETE', `${servers}/1`);
  assert.equal((await ask('POST', servers, again)).status, 201);
});

test('a node that is away lets the row be seen for a moment, and then takes it back', async (t) => {
  const { ask, panel } = await site(t);
  panel.world.ailments.set(1, { slowMs: 20_000 });
  const answer = ask('POST', servers, newServer(panel.ready));
  while (panel.world.clock.waiting === 0) await new Promise(setImmediate);

  assert.equal((await ask('GET', `${servers}/external/botyard-o1`)).status, 200);
  assert.equal(panel.world.state.allocations.get(1)?.serverId, 1);
  panel.world.clock.advance(15_000);
  while (panel.world.clock.waiting === 0) await new Promise(setImmediate);
  panel.world.clock.advance(15_000);

  const reply = await answer;
  assert.equal(reply.status, 504);
  assert.equal(codeOf(reply), 'DaemonConnectionException');
  assert.equal((await ask('GET', `${servers}/external/botyard-o1`)).status, 404);
  assert.equal(panel.world.state.allocations.get(1)?.serverId, null);
});

test('an answer that gets lost leaves the server standing', async (t) => {
  const { ask, panel } = await site(t);
  panel.world.faults.add({ method: 'POST', does: { kind: 'lost-answer' } });

  await assert.rejects(ask('POST', servers, newServer(panel.ready)));
  assert.equal((await ask('GET', `${servers}/external/botyard-o1`)).status, 200);
});

test('the errors of a node come through with their own status', async (t) => {
  const { ask, panel } = await site(t);
  for (const status of [403, 404, 409, 422, 500]) {
    panel.world.ailments.set(1, { answers: status });
    const reply = await ask('POST', servers, newServer(panel.ready));
    assert.equal(reply.status, status);
    assert.equal(codeOf(reply), 'DaemonConnectionException');
  }
  assert.equal(panel.world.state.servers.all().length, 0);
});
