import { Client, Events, GatewayIntentBits as Intent } from 'discord.js';
import { WebSocket } from 'ws';

const intents = Intent.Guilds | Intent.GuildMessages | Intent.MessageContent;

/** Somebody who hears messages, and answers when so many have come. */
export interface Listener {
  hears(count: number): Promise<void>;
  close(): void;
}

/** A socket that counts what comes, and looks at nothing. */
export async function bareSocket(url: string, token: string): Promise<Listener> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/?v=10&encoding=json`);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const counter = createCounter();
  const properties = { os: 'linux', browser: 'bench', device: 'bench' };
  const guildCame = new Promise<void>((resolve) =>
    socket.on('message', function look(raw: Buffer) {
      if (!String(raw).includes('"t":"GUILD_CREATE"')) return;
      socket.off('message', look);
      resolve();
    }),
  );
  socket.send(JSON.stringify({ op: 2, d: { token, intents, properties } }));
  await guildCame;
  socket.on('message', counter.count);
  return { hears: counter.hears, close: () => socket.terminate() };
}

/** A bot without any command. */
export async function bareBot(url: string, token: string): Promise<Listener> {
  const client = new Client({ intents, rest: { api: `${url}/api` } });
  const counter = createCounter();
  const isReady = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  await isReady;
  client.on(Events.MessageCreate, counter.count);
  return { hears: counter.hears, close: () => void client.destroy() };
}

function createCounter() {
  let left = 0;
  let done: () => void = () => undefined;
  return {
    count() {
      left -= 1;
      if (left === 0) done();
    },
    hears: (count: number) =>
      new Promise<void>((resolve) => {
        left = count;
        done = resolve;
      }),
  };
}
