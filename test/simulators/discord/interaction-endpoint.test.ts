import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { type Anything, eventually, type Opened } from './fixture.ts';
import { openBot, ping } from './interaction-fixture.ts';

interface Asked {
  headers: IncomingHttpHeaders;
  raw: string;
  body: Anything;
  /** Nobody waits for the answer any more. */
  isBrokenOff: boolean;
}
type Answered = { status: number; body?: object } | 'never';

const spki = Buffer.from('302a300506032b6570032100', 'hex');

const isSigned = ({ application }: Pick<Opened, 'application'>, { headers, raw }: Asked) => {
  const key = createPublicKey({
    key: Buffer.concat([spki, Buffer.from(application.publicKey, 'hex')]),
    format: 'der',
    type: 'spki',
  });
  const signature = Buffer.from(String(headers['x-signature-ed25519']), 'hex');
  return (
    signature.length === 64 && verify(null, Buffer.from(String(headers['x-signature-timestamp']) + raw), key, signature)
  );
};

/** An address that answers interactions, and keeps what it was asked. */
async function serve(t: TestContext, answerTo: (asked: Asked) => Answered) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks).toString();
    const one: Asked = { headers: request.headers, raw, body: JSON.parse(raw), isBrokenOff: false };
    asked.push(one);
    response.once('close', () => {
      one.isBrokenOff = !response.writableEnded;
    });
    const answer = answerTo(one);
    if (answer === 'never') return;
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(answer.body && JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/interactions`, asked };
}

/** A bot that is asked at an address. */
async function openEndpoint(t: TestContext, answerTo: (asked: Asked) => Answered) {
  const opened = await openBot(t, [ping]);
  const endpoint = await serve(t, answerTo);
  opened.application.interactionsUrl = endpoint.url;
  return {
    ...opened,
    ...endpoint,
    ping: (name: string) => opened.act(name, 'command', { channel: opened.general, command: 'ping' }),
  };
}

const pong = { type: 4, data: { content: 'Pong.' } };
const contents = (messages: Anything[]) => messages.map(({ content }) => content);

test('an interaction is sent to the address, signed, and to no session', async (t) => {
  const it = await openEndpoint(t, () => ({ status: 200, body: pong }));

  const { id } = await it.ping('ben');

  await eventually('the answer is there', async () => (await it.seen('mia')).length === 1);
  const [asked] = it.asked;
  assert.deepEqual([asked!.body.id, asked!.body.type, asked!.body.data.name], [id, 2, 'ping']);
  assert.ok(isSigned(it, asked!));
  assert.deepEqual(contents(await it.seen('mia')), ['Pong.']);
  await it.bot.settled();
  assert.deepEqual(it.bot.told('INTERACTION_CREATE'), []);
});

test('whoever changes what was sent, or when, breaks the signature', async (t) => {
  const it = await openEndpoint(t, () => ({ status: 200, body: pong }));
  await it.ping('ben');
  const asked = await eventually('the address is asked', () => it.asked[0]);

  assert.ok(!isSigned(it, { ...asked, raw: asked.raw.replace('ping', 'pong') }));
  assert.ok(!isSigned(it, { ...asked, headers: { ...asked.headers, 'x-signature-timestamp': '1' } }));
});

test('an address may take its time: it says so, and calls back', async (t) => {
  const it = await openEndpoint(t, () => ({ status: 202 }));
  const made = await it.ping('ben');
  const { body } = await eventually('the address is asked', () => it.asked[0]);

  assert.equal((await it.answer(body, pong)).status, 204);

  assert.deepEqual(contents(await it.seen('ben')), ['Pong.']);
  assert.equal((await it.state('ben', made)).state, 'answered');
});

test('an answer that is given at once is followed up like any other', async (t) => {
  const it = await openEndpoint(t, () => ({ status: 200, body: { type: 5 } }));
  const made = await it.ping('ben');
  await eventually('the answer is there', async () => (await it.state('ben', made)).state === 'answered');

  const { status } = await it.webhook('PATCH', it.asked[0]!.body, '/messages/@original', { content: 'Done.' });

  assert.deepEqual([status, contents(await it.seen('ben'))], [200, ['Done.']]);
});

for (const [what, answer] of [
  ['with an error', { status: 500 }],
  ['that the signature is wrong', { status: 401 }],
  ['with what is no answer', { status: 200, body: { type: 8, data: { choices: [] } } }],
  ['with a message that breaks a rule', { status: 200, body: { type: 4, data: { content: '' } } }],
] as const) {
  test(`an interaction fails when the address answers ${what}`, async (t) => {
    const it = await openEndpoint(t, () => answer);

    const made = await it.ping('ben');

    await eventually('it has failed', async () => (await it.state('ben', made)).state === 'failed');
    assert.deepEqual(await it.seen('ben'), []);
    assert.equal((await it.answer(it.asked[0]!.body, pong)).body.code, 10062);
  });
}

test('an address that says nothing for three seconds is not waited for', async (t) => {
  const it = await openEndpoint(t, () => 'never');
  const made = await it.ping('ben');
  await eventually('the address is asked', () => it.asked[0]);

  it.world.clock.advance(3_000);

  assert.equal((await it.state('ben', made)).state, 'failed');
  await eventually('the line is broken off', () => it.asked[0]!.isBrokenOff);
});

test('without the address, the sessions are told again', async (t) => {
  const it = await openEndpoint(t, () => ({ status: 200, body: pong }));
  it.application.interactionsUrl = null;

  const told = await it.use('ben', 'ping');

  assert.deepEqual([told.data.name, it.asked.length], ['ping', 0]);
});

test('an address lets in what Discord signed just now, and nothing else, or it is given up', async (t) => {
  let isCareful = true;
  const it = await openEndpoint(t, (asked) => {
    const isFresh = Number(asked.headers['x-signature-timestamp']) * 1_000 > it.world.clock.now() - 60_000;
    return !isCareful || (isFresh && isSigned(it, asked)) ? { status: 200, body: { type: 1 } } : { status: 401 };
  });
  const path = `/applications/${it.application.id}`;
  const ping = async (signature: string) => (await it.control('POST', `${path}/ping`, { signature })).body.status;

  assert.deepEqual(
    [await ping('right'), await ping('wrong'), await ping('stale'), await ping('none')],
    [200, 401, 401, 401],
  );
  assert.deepEqual((await it.control('POST', `${path}/probe`)).body, { works: true });
  isCareful = false;
  assert.deepEqual((await it.control('POST', `${path}/probe`)).body, { works: false });

  assert.equal(it.application.interactionsUrl, null);
});
