import { join } from 'node:path';
import { run } from 'node:test';
import type { TestEvent } from 'node:test/reporters';
import type { Rule } from '../../../test/simulators/discord/rules/rule.ts';

const longestTestMs = 60_000;

export interface Verdict {
  passed: number;
  /** By name. Files that could not be loaded are none of them. */
  failed: string[];
  /** Files that did not come so far. */
  broken: string[];
}

/** Runs the tests that prove rules, in a tree. */
export async function prove(
  root: string,
  rules: readonly Rule[],
  { signal, concurrency }: { signal: AbortSignal; concurrency: number },
): Promise<Verdict> {
  const proofs = rules.flatMap(({ tests }) => Object.entries(tests));
  const files = [...new Set(proofs.map(([file]) => join(root, `test/simulators/discord/${file}.test.ts`)))];
  const testNamePatterns = [...new Set(proofs.flatMap(([, names]) => names))].map(patternOf);
  const events = run({ files, cwd: root, testNamePatterns, signal, timeout: longestTestMs, concurrency });
  const verdict: Verdict = { passed: 0, failed: [], broken: [] };
  for await (const event of events as AsyncIterable<TestEvent>) count(event, verdict, files);
  return verdict;
}

function count({ type, data }: TestEvent, verdict: Verdict, files: readonly string[]): void {
  if (type !== 'test:pass' && type !== 'test:fail') return;
  if (data.skip !== undefined) return;
  const isFile = files.some((file) => file.endsWith(data.name));
  if (type === 'test:pass') verdict.passed += isFile ? 0 : 1;
  else if (isFile) verdict.broken.push(data.name);
  else verdict.failed.push(data.name);
}

/** Dots stand where each of several tests has a name of its own. */
const patternOf = (name: string): RegExp => new RegExp(`^${name.split('…').map(plain).join('.+')}$`);
const plain = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
