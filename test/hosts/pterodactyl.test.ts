import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Busy, Refusal } from '../../domain/refusal.ts';
import { newKey } from '../../simulators/pterodactyl/seed.ts';
import { panelTrial } from './panel-trial.ts';
import { spec, token } from './trial.ts';

const refusal = (code: string, remedy: RegExp) => (error: unknown) => {
  assert.ok(error instanceof Refusal, String(error));
  assert.equal(error.code, code);
  assert.match(error.remedy ?? '', remedy);
  assert.ok(!JSON.stringify([error.message, String(error.cause)]).includes(token));
  return true;
};

test('fifty orders at once find their place on fifty ports', async (t) => {
  const { host, panel } = await panelTrial(t, { panel: { ports: 50, applicationLimit: 1_000 } });

  await Promise.all(Array.from({ length: 50 }, (_, at) => host.provision(spec(`o${at}`))));

  assert.equal(new Set(panel.world.state.servers.all().map(({ allocationId }) => allocationId)).size, 50);
  await assert.rejects(host.provision(spec('o50')), refusal('no-allocation', /Allocation/));
});

test('an order that has its server needs no second port', async (t) => {
  const { host } = await panelTrial(t, { panel: { ports: 1 } });

  assert.deepEqual(await host.provision(spec('o1')), await host.provision(spec('o1')));
});

test('bots keep to the ports that were set aside for them', async (t) => {
  for (const nodeId of [1, null]) {
    const { host, panel } = await panelTrial(t, { settings: { nodeId, ports: ['30010', '30020-30021'] } });
    for (const id of ['o1', 'o2', 'o3']) await host.provision(spec(id));

    const { allocations } = panel.world.state;
    const taken = allocations.filter(({ serverId }) => serverId !== null).map(({ port }) => port);
    assert.deepEqual(taken, [30_010, 30_020, 30_021]);
    await assert.rejects(host.preflight(spec('o4').resources), refusal('no-allocation', /Allocation/));
    await assert.rejects(host.provision(spec('o4')), refusal('no-allocation', /Allocation/));
  }
});

test('the image and the command that an operator names beat the egg’s', async (t) => {
  const settings = { dockerImage: 'ghcr.io/botyard/bot:1', startupCommand: 'node bot.js' };
  const { host, panel } = await panelTrial(t, { settings });
  await host.provision(spec('o1'));
  const plain = await panelTrial(t);
  await plain.host.provision(spec('o1'));

  const [server] = panel.world.state.servers.all();
  assert.deepEqual([server?.image, server?.startup], [settings.dockerImage, settings.startupCommand]);
  assert.equal(plain.panel.world.state.servers.all()[0]?.startup, 'node index.js');
});

test('an egg that has no place for a token is refused', async (t) => {
  const { host, panel } = await panelTrial(t);
  const egg = panel.world.state.eggs.get(15)!;
  egg.variables = egg.variables.filter(({ envVariable }) => envVariable !== 'DISCORD_TOKEN');

  await assert.rejects(host.provision(spec('o1')), refusal('egg-without-token', /DISCORD_TOKEN or BOT_TOKEN/));
});

test('a default of the egg that breaks its own rule is refused by name', async (t) => {
  const { host, panel } = await panelTrial(t);
  panel.world.state.eggs.get(15)!.variables.at(-1)!.defaultValue = 'perhaps';

  await assert.rejects(host.provision(spec('o1')), refusal('egg-variable', /AUTO_UPDATE/));
});

test('a node without room, or in maintenance, is refused before anything is built', async (t) => {
  for (const nodeId of [1, null]) {
    const { host, panel } = await panelTrial(t, { settings: { nodeId } });
    panel.world.state.nodes.get(1)!.memory = 511;
    await assert.rejects(host.preflight(spec('o1').resources), refusal('no-room', /overallocation/));
    panel.world.state.nodes.get(1)!.memory = 512;
    await host.preflight(spec('o1').resources);
  }
  const { host, panel } = await panelTrial(t);
  panel.world.state.nodes.get(1)!.maintenance = true;
  await assert.rejects(host.preflight(spec('o1').resources), refusal('node-maintenance', /maintenance/));
});

test('a port that was taken from under a fresh server is given up for another', async (t) => {
  const { host, panel } = await panelTrial(t);
  const { world } = panel;
  const meeting = world.faults.meeting;
  world.faults.meeting = (arrival) => {
    if (arrival.path.endsWith('/servers/1') && arrival.method === 'GET') world.state.allocations.get(1)!.serverId = 99;
    return meeting(arrival);
  };

  await assert.rejects(host.provision(spec('o1')), (error) => error instanceof Busy && error.retryAfterMs === 1_000);
  await host.provision(spec('o1'));
  assert.deepEqual(
    world.state.servers.all().map(({ allocationId }) => allocationId),
    [2],
  );
});

test('the bot is told what it needs by the names the egg has', async (t) => {
  for (const [eggId, names] of [
    [15, ['DISCORD_TOKEN', 'DISCORD_GUILD_ID']],
    [16, ['BOT_TOKEN', 'GUILD_ID']],
  ] as const) {
    const { host, panel } = await panelTrial(t, { settings: { eggId } });
    await host.provision(spec('o1'));

    const [server] = panel.world.state.servers.all();
    const { variables } = panel.world.state.eggs.get(eggId)!;
    const told = Object.fromEntries(variables.map(({ id, envVariable }) => [envVariable, server?.variables[id]]));
    assert.equal(told[names[0]], token);
    assert.equal(told[names[1]], '123456789012345678');
    assert.equal(told['TIER'], 'starter');
    assert.equal(told['FEATURES'], 'basic_commands');
    assert.equal(told['AUTO_UPDATE'], eggId === 15 ? '0' : undefined);
    assert.equal(told['ORDER_ID'], eggId === 16 ? 'o1' : undefined);
  }
});

test('a token that the egg would not take is refused before the panel is asked', async (t) => {
  const { host, panel } = await panelTrial(t);
  const { environment } = spec('o1');
  const long = spec('o1', { environment: { ...environment, botToken: token.repeat(3) } });

  await assert.rejects(host.provision(long), refusal('bot-token-refused', /another token/));
  assert.equal(panel.world.log.requests.filter(({ method }) => method === 'POST').length, 0);
});

test('a wrong egg, user, node or key is refused with what to correct', async (t) => {
  const wrongs = [
    [{ settings: { eggId: 99 } }, 'egg-missing', /PTERODACTYL_BOT_EGG_ID/],
    [{ settings: { userId: 99 } }, 'panel-user-missing', /PTERODACTYL_DEFAULT_USER_ID/],
    [{ settings: { nodeId: 99 } }, 'node-missing', /PTERODACTYL_DEFAULT_NODE_ID/],
    [{ key: () => 'ptla_wrong' }, 'panel-key-refused', /PTERODACTYL_API_KEY/],
  ] as const;

  for (const [wishes, code, remedy] of wrongs) {
    const { host } = await panelTrial(t, wishes);
    await assert.rejects(host.preflight(spec('o1').resources), refusal(code, remedy));
    await assert.rejects(host.provision(spec('o1')), refusal(code, remedy));
  }
});

test('a key that may only read servers is refused with the rights it needs', async (t) => {
  const { host } = await panelTrial(t, {
    key: ({ world }) => {
      const weak = newKey('application', 1, { servers: 1, eggs: 1, allocations: 1 });
      world.state.keys.push(weak);
      return weak.token;
    },
  });

  await assert.rejects(host.provision(spec('o1')), refusal('panel-key-too-weak', /read and write on servers/));
});

test('a web page where the panel should be is named as such', async (t) => {
  const { host, panel } = await panelTrial(t);
  panel.world.faults.add({ does: { kind: 'html', status: 200, content: '<h1>Checking your browser</h1>' } });

  await assert.rejects(host.provision(spec('o1')), refusal('not-the-panel', /PTERODACTYL_PANEL_URL/));
});

test('a port that a stranger takes meanwhile gives way to the next', async (t) => {
  const { host, panel } = await panelTrial(t);
  panel.world.faults.add({ method: 'POST', path: '/servers$', does: { kind: 'slow', ms: 10_000 } });
  const made = host.provision(spec('o1'));
  while (panel.world.clock.waiting === 0) await new Promise(setImmediate);
  panel.world.state.allocations.get(1)!.serverId = 999;
  panel.world.clock.advance(10_000);

  await made;
  assert.equal(panel.world.state.servers.all()[0]?.allocationId, 2);
});

test('a server under our name that is not ours is not taken over', async (t) => {
  const { host, panel } = await panelTrial(t);
  await host.provision(spec('o1'));
  panel.world.state.servers.all()[0]!.eggId = 16;

  await assert.rejects(host.provision(spec('o1')), refusal('server-foreign', /external id/));
});

test('after an answer that never came, patience outlasts the time in which the panel may take the server back', async (t) => {
  const { host, panel } = await panelTrial(t);
  panel.world.faults.add({
    method: 'POST',
    path: '/servers$',
    does: { kind: 'status', status: 504, code: 'DaemonConnectionException' },
  });

  await assert.rejects(host.provision(spec('o1')), (error) => error instanceof Busy && error.retryAfterMs >= 35_000);
});

test('where nothing can have been made, patience is no longer than the panel asks for', async (t) => {
  for (const [fault, pause] of [
    [{ method: 'POST', does: { kind: 'status', status: 429, headers: { 'retry-after': '7' } } }, 7_000],
    [{ path: '/allocations$', does: { kind: 'status', status: 502 } }, 5_000],
    [{ path: '/eggs/', does: { kind: 'reset' } }, 5_000],
  ] as const) {
    const { host, panel } = await panelTrial(t);
    panel.world.faults.add(fault);
    await assert.rejects(host.provision(spec('o1')), (error) => error instanceof Busy && error.retryAfterMs === pause);
  }
});

test('the pause that the panel asks for is handed on', async (t) => {
  const { host, panel } = await panelTrial(t);
  panel.world.faults.add({
    does: { kind: 'status', status: 429, code: 'ThrottleRequestsException', headers: { 'retry-after': '42' } },
  });

  await assert.rejects(host.status('o1'), (error) => error instanceof Busy && error.retryAfterMs === 42_000);
});
