import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { houseForLives, wholeHistory, wholeLives } from '../test/fixtures/whole-lives.ts';
import { portableHistory } from './record-histories/portable-history.ts';
import { withServers } from './test/servers.ts';

const folder = join(import.meta.dirname, '..', 'test', 'workflows', 'histories');
const stop = new AbortController();
for (const event of ['SIGINT', 'SIGTERM'] as const) process.on(event, () => stop.abort());

await withServers(stop.signal, record, { longestHistory: 100 });

/** Lives every life once and keeps its history: what replays today must replay tomorrow. */
async function record(servers: Record<string, string>): Promise<void> {
  Object.assign(process.env, servers);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });

  await test('every life is recorded', async (t) => {
    const house = await houseForLives(t);
    for (const [name, live] of Object.entries(wholeLives)) {
      const history = await wholeHistory(house, await live(house));
      await writeFile(join(folder, `${name}.json`), portableHistory(history));
    }
  });
}
