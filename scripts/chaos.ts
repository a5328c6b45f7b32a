import { randomInt } from 'node:crypto';
import { appendFileSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '../domain/refusal.ts';
import type { Tally } from './chaos/door.ts';
import { openChaosHouse } from './chaos/house.ts';
import { inspect } from './chaos/inspect.ts';
import { makeKeys } from './chaos/keys.ts';
import { makePlan } from './chaos/plan.ts';
import { weather } from './chaos/storm.ts';
import { temporals } from './chaos/temporal.ts';
import { tellVerdict } from './chaos/verdict.ts';
import { readWish, type Wish } from './chaos/wish.ts';
import { openWitness } from './chaos/witness.ts';
import { makeRunFolder } from './test/folder.ts';

/** Only what hangs needs so long. */
const calmMs = 8 * 60_000;

const began = Date.now();
const stop = new AbortController();
for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(event, () => stop.abort(new Refusal('stopped', `Stopped by ${event}.`)));
}
const clock = () => `${((Date.now() - began) / 1_000).toFixed(0).padStart(4)} s`;
const say = (sentence: string) => console.log(`${clock()}  ${sentence}`);

const isSound = await main().catch((error: unknown) => {
  console.error(error instanceof Refusal ? error.message : error);
  return false;
});
process.exit(isSound ? 0 : 1);

async function main(): Promise<boolean> {
  const wish = readWish(process.argv.slice(2), String(randomInt(1_000_000)));
  const flags = Object.entries(wish).flatMap(([flag, value]) => (value === 0 ? [] : `--${flag} ${value}`));
  console.log(`The same again: npm run chaos -- ${flags.join(' ')}`);

  const runFolder = makeRunFolder();
  const kept = join(tmpdir(), `botyard-chaos-${wish.seed}-${began}`);
  const isSound = await runIn(join(runFolder, 'botyard'), wish, kept);
  if (isSound) rmSync(runFolder, { recursive: true, force: true });
  else renameSync(join(runFolder, 'botyard'), kept);
  return isSound;
}

/** `kept` is where the folder is to be found afterwards should it be needed. */
async function runIn(folder: string, wish: Wish, kept: string): Promise<boolean> {
  const logs = join(folder, 'logs');
  mkdirSync(logs, { recursive: true });
  const keep = (sentence: string) => appendFileSync(join(logs, 'start.log'), `${clock()}  ${sentence}\n`);
  const house = await openChaosHouse({
    folder,
    startTemporal: temporals[wish.temporal],
    say: keep,
    stopping: stop.signal,
  });
  try {
    const trouble = wish.away > 0 ? `each part away for ${wish.away} s` : `${wish.kills} kills`;
    say(`Everything runs: ${wish.orders} orders, ${trouble}.`);
    const keys = await makeKeys(house.databaseUrl);
    const witnesses = await Promise.all([
      openWitness({ name: 'staff', url: house.doors.patient, token: keys.admin }),
      openWitness({ name: 'the customer', url: house.doors.hurried, token: keys.customer }),
    ]);
    const tally: Tally = { asked: 0, repeated: 0, unexpected: new Map(), answers: [], findings: [] };
    const stormMs = wish.minutes * 60_000;
    const plan = makePlan(wish);
    const weathered = await weather({
      house,
      plan,
      seed: wish.seed,
      away: wish.away,
      stormMs,
      calmMs,
      keys,
      tally,
      say,
      stopping: stop.signal,
    });
    say('Everything is looked through.');
    const findings = [
      ...tally.findings,
      ...weathered.findings,
      ...(await inspect(house, weathered, { keys: Object.values(keys), witnesses })),
    ];
    for (const { name, heard, losses, leave } of witnesses) {
      leave();
      say(`The live connection of ${name} was lost ${losses} times, and was told ${heard.length} changes.`);
    }
    say(`Looked through; the customers and staff asked ${tally.asked} things, and ${tally.repeated} of them again.`);
    return tellVerdict({ ...weathered, findings, tally, ends: house.liveliness.ends, folder: kept });
  } finally {
    await house.close();
  }
}
