import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { DiscordReady } from '../../../simulators/discord/discord.ts';

const main = join(import.meta.dirname, '../../../simulators/discord/main.ts');

/** A Discord in a process of its own, as long as the work lasts. */
export async function withDiscord(work: (house: House) => Promise<void>): Promise<void> {
  const env = { ...process.env, PORT: '0', DISCORD_CONTROL: 'true', DISCORD_STATE_FILE: '' };
  const child = fork(main, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  try {
    const { ready } = await new Promise<{ ready: DiscordReady }>((resolve, reject) => {
      child.once('message', (message) => resolve(message as { ready: DiscordReady }));
      child.once('exit', (code) => reject(new Error(`The simulator ended with ${code} before it was ready.`)));
    });
    await work({ ready, order: ordering(ready.url) });
  } finally {
    child.removeAllListeners('exit');
    if (child.connected) child.disconnect();
  }
}

/** Asks the controls. */
export type Order = <Answer>(method: string, path: string, body?: object) => Promise<Answer>;

export interface House {
  ready: DiscordReady;
  order: Order;
}

export const ordering =
  (url: string): Order =>
  async <Answer>(method: string, path: string, body?: object) => {
    const response = await fetch(`${url}/_control${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return (response.status === 204 ? undefined : await response.json()) as Answer;
  };
