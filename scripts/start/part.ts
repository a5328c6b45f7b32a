import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from '../../domain/refusal.ts';
import { openPartLog, type PartLog } from './part-log.ts';
import { warningLine } from './warning-line.ts';

export interface PartPlan<Ready> {
  name: string;
  launch(): ChildProcess;
  /** Resolves when the part that was just launched can be used. */
  untilReady(child: ChildProcess): Promise<Ready>;
  /** Its own words are too many for the terminal: they stay in its log. */
  quiet?: boolean;
}

export interface Surroundings {
  logs: string;
  /** Where the processes are written down. */
  records: string;
  say(sentence: string): void;
  /** Whoever waits for a part gives up when the whole house is being stopped. */
  stopping: AbortSignal;
}

export interface Part<Ready> {
  name: string;
  ready: Ready;
  stop(): Promise<void>;
}

interface Run {
  child: ChildProcess;
  since: number;
  ended: Promise<string>;
}

const firstPauseMs = 250;
const longestPauseMs = 10_000;
const stopLimitMs = 15_000;
const patienceMs = 60_000;

/** Starts a part, waits until it is ready, and from then on starts it again whenever it ends. */
export async function startPart<Ready>(plan: PartPlan<Ready>, house: Surroundings): Promise<Part<Ready>> {
  const { logs, say } = house;
  const log = openPartLog(logs, plan.name);
  const stopping = new AbortController();
  let run = launch(plan, log, say);

  const ready = await firstReady(plan, run, log, house.stopping);
  const watched = watch();
  return { name: plan.name, ready, stop };

  async function watch(): Promise<void> {
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      const reason = await run.ended;
      if (stopping.signal.aborted) return;
      if (Date.now() - run.since > 60_000) pauseMs = firstPauseMs;
      say(`${plan.name} ended (${reason}) and is started again in ${pauseMs / 1000} s.${lastWords(log)}`);
      await pause(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      run = launch(plan, log, say);
      plan.untilReady(run.child).then(
        () => say(`${plan.name} is back.`),
        () => undefined, // it ended again, which the next round says
      );
    }
  }

  async function stop(): Promise<void> {
    stopping.abort();
    await endRun(run);
    await watched;
    log.close();
  }
}

function launch(plan: PartPlan<unknown>, log: PartLog, say: (sentence: string) => void): Run {
  const child = plan.launch();
  const tell = (from: 'stdout' | 'stderr') => (line: string) => {
    const warning = plan.quiet ? null : warningLine(line, from);
    if (warning) say(`${plan.name}: ${warning}`);
  };
  if (child.stdout) log.follow(child.stdout, tell('stdout'));
  if (child.stderr) log.follow(child.stderr, tell('stderr'));
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(signal ?? `code ${code}`));
  });
  return { child, since: Date.now(), ended };
}

async function firstReady<Ready>(
  plan: PartPlan<Ready>,
  run: Run,
  log: PartLog,
  houseStops: AbortSignal,
): Promise<Ready> {
  const failed = async (how: Promise<string>): Promise<never> => {
    throw new Refusal('part-failed', `${plan.name} did not start: ${await how}.${lastWords(log)}`, {
      remedy: `Its whole log is ${log.file}.`,
    });
  };
  const lateOrStopped = AbortSignal.any([AbortSignal.timeout(patienceMs), houseStops]);
  const givenUp = new Promise<string>((resolve) => {
    const give = () => resolve(houseStops.aborted ? 'stopped' : `not ready after ${patienceMs / 1000} s`);
    lateOrStopped.addEventListener('abort', give);
    if (lateOrStopped.aborted) give();
  });
  try {
    return await Promise.race([plan.untilReady(run.child), failed(run.ended), failed(givenUp)]);
  } catch (error) {
    await endRun(run);
    throw error;
  }
}

async function endRun({ child, ended }: Run): Promise<void> {
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), stopLimitMs);
  await ended;
  clearTimeout(force);
}

function lastWords(log: PartLog): string {
  const lines = log.tail();
  return lines.length ? `\n  Its last words:\n${lines.map((line) => `    ${line.slice(0, 300)}`).join('\n')}` : '';
}
