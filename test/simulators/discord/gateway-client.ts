import type { TestContext } from 'node:test';
import { WebSocket } from 'ws';
import { type Anything, eventually, type Opened } from './fixture.ts';

interface Introduction {
  intents?: number;
  token?: string;
  [more: string]: unknown;
}

/** A client that does nothing by itself and keeps all that it hears. */
export async function connect(t: TestContext, { discord, application }: Opened, query = 'v=10&encoding=json') {
  const socket = new WebSocket(`${discord.url.replace('http', 'ws')}/?${query}`);
  t.after(() => socket.terminate());
  const frames: Anything[] = [];
  let closedWith: number | null = null;
  socket.on('message', (raw) => frames.push(JSON.parse(String(raw))));
  socket.on('close', (code) => {
    closedWith = code;
  });
  await new Promise((resolve) => socket.once('open', resolve));

  const client = {
    socket,
    frames,
    send: (op: number, d?: unknown) => socket.send(JSON.stringify({ op, d })),
    identify: ({ intents = 1, token = application.token, ...more }: Introduction = {}) =>
      client.send(2, { token, intents, properties: { os: 'linux', browser: 'test', device: 'test' }, ...more }),
    resume: (sessionId: string, seq: number, token = application.token) =>
      client.send(6, { token, session_id: sessionId, seq }),
    /** The events of this name so far. */
    told: (t: string): Anything[] => frames.filter((frame) => frame.t === t).map(({ d }) => d),
    next: (t: string): Promise<Anything> => eventually(`${t} is told`, () => client.told(t).at(-1)),
    op: (op: number): Promise<Anything> => eventually(`op ${op} comes`, () => frames.find((frame) => frame.op === op)),
    closed: () => eventually('the line is closed', () => closedWith),
    /** Everything that was sent before this has been heard. */
    async settled() {
      const acks = () => frames.filter(({ op }) => op === 11).length;
      const before = acks();
      client.send(1, null);
      await eventually('a heartbeat is answered', () => acks() > before);
    },
  };
  return client;
}

export type RawClient = Awaited<ReturnType<typeof connect>>;

/** One that has identified itself, and heard of its guilds. */
export async function introduced(t: TestContext, opened: Opened, introduction: Introduction = {}) {
  const client = await connect(t, opened);
  client.identify(introduction);
  const ready = await client.next('READY');
  await client.settled();
  return { ...client, ready };
}
