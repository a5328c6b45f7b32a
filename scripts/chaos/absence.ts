import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { connectDatabase, type Orm } from '../../db/orm.ts';
import { statementWithin } from '../../db/scope.ts';
import type { LoggedRequest } from '../../simulators/pterodactyl/control/request-log.ts';
import type { Heard, Tally } from './door.ts';
import { type Finding, lost } from './findings.ts';
import type { ChaosHouse } from './house.ts';
import { identityOf, illParts, type Killing, untilWell } from './killer.ts';
import { controlPanel } from './panel-faults.ts';
import { type Absentee, absentees } from './plan.ts';

interface Surroundings {
  house: ChaosHouse;
  tally: Tally;
  say(sentence: string): void;
  over: AbortSignal;
}

/** What was asked of others within a minute. */
interface Traffic {
  panelCalls: number;
  transactions: number;
}

const minute = 60_000;
/** More than so many times what had to wait, besides what comes anyway, is a storm of programs that all try again at once. */
const stormy = 3;

/** Which part of `/health` tells of an absence; where the api is away, nobody answers there. */
const toldAs: Record<Absentee, string> = {
  panel: 'hosts',
  api: 'api',
  worker: 'worker',
  'postgres-server': 'database',
  'temporal-server': 'temporal',
};

/** Lets one part after the other fall silent for so long: its processes hold their breath, and its connections stay open. */
export async function sendAway(seconds: number, around: Surroundings): Promise<Killing> {
  const { house, tally, say, over } = around;
  const orm = await connectDatabase(house.databaseUrl, { connections: 1, patienceMs: minute });
  const told: Killing = { kills: 0, recoverSeconds: 0, findings: [] };
  try {
    for (const part of absentees) {
      const calm = await trafficOf(house, orm, over);
      const left = Date.now();
      const thaw = freeze(house, part);
      const sentence = await sentenceWhile(seconds, { ...around, part }).finally(thaw);
      const back = Date.now();
      const after = trafficOf(house, orm, over);
      const ill = await untilWell(house, over, ['watching']); // what a sweep could not see is seen by the next one
      const recoverSeconds = (Date.now() - back) / 1_000;
      const heard = tally.answers.filter(({ at }) => at > left + 2_000 && at < back);
      const absence = { part, seconds, sentence, ill, recoverSeconds, heard, calm, after: await after };

      told.recoverSeconds = Math.max(told.recoverSeconds, recoverSeconds);
      told.findings.push(...findingsOf(absence));
      say(words(absence));
    }
    return told;
  } finally {
    await orm.close();
  }
}

interface Absence {
  part: Absentee;
  seconds: number;
  sentence: string | null;
  ill: string | null;
  recoverSeconds: number;
  heard: readonly Heard[];
  calm: Traffic;
  after: Traffic;
}

function findingsOf({ part, seconds, sentence, ill, calm, after }: Absence): Finding[] {
  const minutes = 1 + (seconds * 1_000) / minute;
  const isStorm = (of: keyof Traffic) => after[of] > stormy * minutes * Math.max(calm[of], 20);
  return [
    ...(sentence ? [] : [lost(`While ${part} was away, /health did not say so.`)]),
    ...(ill ? [lost(`After ${part} had been away, not all was well again: ${ill}`)] : []),
    ...(isStorm('panelCalls') ? [lost(`After ${part} had been away, the panel met a storm of calls.`)] : []),
    ...(isStorm('transactions') ? [lost(`After ${part} had been away, the database met a storm.`)] : []),
  ];
}

function words({ part, sentence, recoverSeconds, heard, calm, after }: Absence): string {
  const answered = (kind: Heard['kind']) => {
    const all = heard.filter((it) => it.kind === kind);
    const count = (outcome: Heard['outcome']) => all.filter((it) => it.outcome === outcome).length;
    return `${count('well')} ${kind}s well, ${count('later')} put off, ${count('none')} unanswered`;
  };
  return [
    `${part} was away: "${sentence}"`,
    `${answered('read')}; ${answered('write')}.`,
    `All was well ${recoverSeconds.toFixed(1)} s after it was back.`,
    `The minute before and after: ${calm.panelCalls} and ${after.panelCalls} calls to the panel,`,
    `${calm.transactions} and ${after.transactions} transactions.`,
  ].join(' ');
}

/** Answers how its breath is given back. */
function freeze({ records }: ChaosHouse, part: Absentee): () => void {
  const target = identityOf(records, part);
  if (!target) throw new Error(`${part} does not run.`);
  const family = withChildren(target.pid);
  for (const pid of family) signal(pid, 'SIGSTOP');
  return () => {
    for (const pid of family) signal(pid, 'SIGCONT');
  };
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // a child that has ended meanwhile
  }
}

function withChildren(root: number): number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map((row) => row.trim().split(/\s+/).map(Number) as [number, number]);
  const family = [root];
  for (const parent of family) family.push(...rows.filter(([, of]) => of === parent).map(([pid]) => pid));
  return family;
}

/** What is said of the part while it is away, for as long as it is. */
async function sentenceWhile(
  seconds: number,
  { house, part, over }: Surroundings & { part: Absentee },
): Promise<string | null> {
  let sentence: string | null = null;
  for (const end = Date.now() + seconds * 1_000; Date.now() < end; ) {
    await pause(1_000, undefined, { signal: over });
    sentence ??= (await illParts(house.doors.patient))[toldAs[part]] ?? null;
  }
  return sentence;
}

async function trafficOf({ panel }: ChaosHouse, orm: Orm, over: AbortSignal): Promise<Traffic> {
  const begin = Date.now();
  const before = await transactions(orm);
  await pause(minute, undefined, { signal: over });
  const requests = (await controlPanel(panel.url, 'GET', '/requests')) as LoggedRequest[];
  return {
    panelCalls: requests.filter(({ at }) => at >= begin).length,
    transactions: (await transactions(orm)) - before,
  };
}

async function transactions(orm: Orm): Promise<number> {
  const [row] = await statementWithin(orm, (em) =>
    em.execute<{ count: string }[]>(
      'select xact_commit + xact_rollback as count from pg_stat_database where datname = current_database()',
    ),
  );
  return Number(row?.count);
}
