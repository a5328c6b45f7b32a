import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import manifest from '../package.json' with { type: 'json' };
import { houseForLives, wholeHistory, wholeLives } from '../test/fixtures/whole-lives.ts';
import { portableHistory } from './record-histories/portable-history.ts';
import { withServers } from './test/servers.ts';

/** Those of earlier releases stay as they are. */
const folder = join(import.meta.dirname, '..', 'test', 'workflows', 'histories', manifest.version);
const stop = new AbortController();
for (const event of ['SIGINT', 'SIGTERM'] as const) process.on(event, () => stop.abort());

await withServers(stop.signal, record, { longestHistory: 100 });

/** Lives every life once and keeps its history, and what was known at its end: what replays today must replay tomorrow. */
async function record(servers: Record<string, string>): Promise<void> {
  Object.assign(process.env, servers);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });

  await test('every life is recorded', async (t) => {
    const house = await houseForLives(t);
    for (const [name, live] of Object.entries(wholeLives)) {
      const order = await live(house);
      await writeFile(join(folder, `${name}.json`), portableHistory(await wholeHistory(house, order)));
      await writeFile(join(folder, `${name}.state.json`), `${JSON.stringify(await order.state(), null, 1)}\n`);
    }
  });
}
