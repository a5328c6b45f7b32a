import type { EventData } from 'node:test';
import type { TestEvent } from 'node:test/reporters';
import { inspect, stripVTControlCharacters } from 'node:util';
import { shown } from './files.ts';

export interface Report {
  passed: number;
  skipped: number;
  failures: EventData.TestFail[];
}

/** Adds what an event says about a single test. Suites, and tests that failed by their subtests alone, are no tests of their own. */
export function count({ type, data }: TestEvent, report: Report): void {
  if (type !== 'test:pass' && type !== 'test:fail') return;
  if (data.details.type === 'suite' || data.todo !== undefined) return;
  if (type === 'test:fail') {
    if (!isBySubtests(data)) report.failures.push(data);
  } else if (data.skip !== undefined) report.skipped += 1;
  else report.passed += 1;
}

/** One line per test, and whatever it printed. */
export function line({ type, data }: TestEvent): string | null {
  if (type === 'test:stdout' || type === 'test:stderr') return data.message.trimEnd();
  if (type !== 'test:pass' && type !== 'test:fail') return null;
  const mark = type === 'test:fail' ? '✖' : data.skip === undefined ? '✔' : '–';
  const why = typeof data.skip === 'string' ? `: ${data.skip}` : '';
  const time = data.details.duration_ms >= 1000 ? ` (${(data.details.duration_ms / 1000).toFixed(1)} s)` : '';
  return `${'  '.repeat(data.nesting)}${mark} ${data.name}${why}${time}`;
}

export function tellFailures(failures: readonly EventData.TestFail[]): string {
  return failures.map((failure, index) => `\n${index + 1}) ${whereOf(failure)}\n${causeOf(failure)}\n`).join('');
}

const whereOf = ({ file, line, name }: EventData.TestFail) => `${file ? `${shown(file)}:${line ?? ''} ` : ''}${name}`;

function causeOf({ details }: EventData.TestFail): string {
  const cause = details.error.cause ?? details.error;
  const words = cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause);
  return stripVTControlCharacters(words).replace(/^/gm, '   ');
}

const isBySubtests = ({ details }: EventData.TestFail) =>
  (details.error as { failureType?: string }).failureType === 'subtestsFailed';
