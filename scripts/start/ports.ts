import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';

/** Below the range that systems hand out for outgoing connections, so that a port chosen once stays free. */
const lowest = 20_000;
const highest = 31_999;

/** The ports of an earlier start where they are still free, else new ones; `say` hears of a change. */
export async function keepPorts<Name extends string>(
  file: string,
  names: readonly Name[],
  say: (sentence: string) => void,
): Promise<Record<Name, number>> {
  const kept: Partial<Record<Name, number>> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const chosen = { ...kept } as Record<Name, number>;
  for (const name of names) {
    const before = kept[name];
    if (before && (await isFree(before))) continue;
    chosen[name] = await freePort(Object.values(chosen));
    if (before) say(`Port ${before} (${name}) is taken by another program; ${name} moves to ${chosen[name]}.`);
  }
  writeFileSync(file, `${JSON.stringify(chosen, null, 2)}\n`);
  return chosen;
}

export async function freePort(taken: readonly number[] = []): Promise<number> {
  for (;;) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest));
    if (!taken.includes(port) && (await isFree(port))) return port;
  }
}

export function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
