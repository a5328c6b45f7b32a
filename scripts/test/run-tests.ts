import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { run } from 'node:test';
import type { TestEvent } from 'node:test/reporters';
import { root } from '../start/launch.ts';
import { count, line, type Report, tellFailures } from './report.ts';

export interface Outcome {
  passed: number;
  failed: number;
}

/** Most tests wait for others more than they work. */
const sideBySide = availableParallelism() + 1;
const testLimitMs = 2 * 60_000;
const hooks = ['no-console-errors.ts', 'mortal.ts'].flatMap((file) => ['--import', join(import.meta.dirname, file)]);

/** Runs the files side by side, each in a process of its own, and tells how it goes. */
export async function runTests(files: string[], signal: AbortSignal): Promise<Outcome> {
  const events = run({ files, signal, cwd: root, concurrency: sideBySide, timeout: testLimitMs, execArgv: hooks });
  const report: Report = { passed: 0, skipped: 0, failures: [] };
  for await (const event of events as AsyncIterable<TestEvent>) {
    const words = line(event);
    if (words) console.log(words);
    count(event, report);
  }
  console.log(tellFailures(report.failures));
  if (report.skipped) console.log(`${report.skipped} skipped`);
  return { passed: report.passed, failed: report.failures.length };
}
