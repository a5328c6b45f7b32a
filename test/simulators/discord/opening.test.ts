import assert from 'node:assert/strict';
import { networkInterfaces } from 'node:os';
import { test } from 'node:test';
import { openDiscord } from './fixture.ts';

test('what is not there is said as Discord says it', async (t) => {
  const { ask } = await openDiscord(t);

  const { status, body } = await ask('GET', '/nowhere');

  assert.deepEqual([status, body], [404, { message: '404: Not Found', code: 0 }]);
});

test('nobody reaches it but on this machine', async (t) => {
  const { discord } = await openDiscord(t);
  const { port } = new URL(discord.url);
  const others = Object.values(networkInterfaces()).flatMap((it) => it ?? []);
  const addresses = [
    ...others.filter(({ family, internal }) => family === 'IPv4' && !internal),
    { address: '127.0.0.2' },
  ];

  for (const { address } of addresses) {
    const refused = await fetch(`http://${address}:${port}/api/v10/gateway`).catch((error) => error.cause.code);
    assert.equal(refused, 'ECONNREFUSED', address);
  }
  assert.equal((await fetch(`${discord.url}/api/v10/gateway`, { headers: { 'user-agent': 'x' } })).status, 200);
});
