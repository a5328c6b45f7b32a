import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from '../../api/contract.ts';
import type { readHealth } from '../../api/routes/read-health.ts';
import { isRunning, type ProcessIdentity } from '../start/process-identity.ts';
import { type Finding, lost } from './findings.ts';
import type { ChaosHouse } from './house.ts';
import type { Blow, Victim } from './plan.ts';

export interface Killing {
  kills: number;
  /** The longest time from a kill until everything was well again. */
  recoverSeconds: number;
  /** What did not come back by itself. */
  findings: Finding[];
}

interface Surroundings {
  house: ChaosHouse;
  say(sentence: string): void;
  over: AbortSignal;
}

const recoveryLimitMs = 120_000;

/** Kills by SIGKILL what the plan says, and lets nobody bring it back but its keeper. */
export async function strike(blows: readonly Blow[], { house, say, over }: Surroundings): Promise<Killing> {
  const killing: Killing = { kills: 0, recoverSeconds: 0, findings: [] };
  for (const blow of blows) {
    await pause(blow.after, undefined, { signal: over });
    const began = Date.now();
    for (const { victim, after } of blow.victims) {
      await pause(after, undefined, { signal: over });
      await kill(house, victim, over);
      killing.kills += 1;
    }
    const ill = await untilWell(house, over, ['hosts', 'watching']); // the panel misbehaves meanwhile
    const seconds = (Date.now() - began) / 1_000;
    killing.recoverSeconds = Math.max(killing.recoverSeconds, seconds);
    const names = blow.victims.map(({ victim }) => victim).join(', ');
    const outcome = ill ? `not all was well after ${seconds} s: ${ill}` : `all was well after ${seconds.toFixed(1)} s.`;
    say(`Killed ${names} (${killing.kills}); ${outcome}`);
    if (ill) killing.findings.push(lost(`After ${names} had been killed, ${outcome}`));
  }
  return killing;
}

/** Under a keeper, a process has a name of its own. */
const partOf: Partial<Record<Victim, string>> = { 'postgres-server': 'postgres', 'temporal-server': 'temporal' };

/** A victim that is just being started again is killed as soon as it is there. Returns when it is gone. */
async function kill({ records, liveliness }: ChaosHouse, victim: Victim, over: AbortSignal): Promise<void> {
  const ends = () => liveliness.ends.get(partOf[victim] ?? victim) ?? 0;
  let target = identityOf(records, victim);
  while (!target || !isRunning(target)) {
    await pause(50, undefined, { signal: over });
    target = identityOf(records, victim);
  }
  const before = ends();
  process.kill(target.pid, 'SIGKILL');
  while (ends() === before) await pause(20, undefined, { signal: over });
}

export function identityOf(records: string, part: string): ProcessIdentity | null {
  try {
    return JSON.parse(readFileSync(join(records, part), 'utf8'));
  } catch {
    return null; // its keeper has just forgotten it
  }
}

/** Until both doors say that all parts but these are well, and no keeper is at work; answers what is still ill after a long time. */
export async function untilWell(
  { doors, liveliness }: ChaosHouse,
  over: AbortSignal,
  but: readonly string[] = [],
): Promise<string | null> {
  const deadline = Date.now() + recoveryLimitMs;
  let sentence = '';
  while (Date.now() < deadline) {
    const answers = await Promise.all(Object.values(doors).map(illParts));
    const ill = [...liveliness.down(), ...answers.flatMap((parts) => sentencesBut(parts, but))];
    if (ill.length === 0) return null;
    sentence = ill.join(' ');
    await pause(100, undefined, { signal: over });
  }
  return sentence;
}

const sentencesBut = (parts: Record<string, string>, but: readonly string[]) =>
  Object.entries(parts).flatMap(([part, sentence]) => (but.includes(part) ? [] : sentence));

/** What is not well there, by part, in its own words. */
export async function illParts(url: string): Promise<Record<string, string>> {
  try {
    const response = await fetch(`${url}/health`, { signal: AbortSignal.timeout(5_000) });
    const { parts } = (await response.json()) as Answer<typeof readHealth>;
    return Object.fromEntries(
      Object.entries(parts).flatMap(([part, { sentence }]) => (sentence ? [[part, sentence]] : [])),
    );
  } catch {
    return { api: `${url} does not answer.` };
  }
}
