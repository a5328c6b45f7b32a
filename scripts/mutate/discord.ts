import { parseArgs } from 'node:util';
import { rules } from '../../test/simulators/discord/rules/all.ts';
import { root } from '../start/launch.ts';
import { mutations } from './discord/all.ts';
import { apply } from './discord/apply.ts';
import { withCopy } from './discord/copy.ts';
import type { Mutation } from './discord/mutation.ts';
import { prove } from './discord/proof.ts';

/** As many at once as a small machine has processors. */
const lanes = 2;

const { values } = parseArgs({ options: { rule: { type: 'string', multiple: true } } });
const wanted = values.rule?.map(Number) ?? rules.map(({ number }) => number);
const waiting = mutations.filter(({ rule }) => wanted.includes(rule));
const proving = rules.filter(({ number }) => wanted.includes(number));

const stop = new AbortController();
for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(event, () => stop.abort());
// What Discord's own document would notice besides is left aside: the tests of a rule must notice by themselves.
process.env['DISCORD_OPENAPI'] = '';

interface Outcome {
  mutation: Mutation;
  /** The test that failed; null: none did. */
  caughtBy: string | null;
}

const outcomes = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
console.table(
  outcomes.map(({ mutation: { rule, off, file }, caughtBy }) => ({ rule, off, file, 'caught by': caughtBy ?? '—' })),
);
const caught = outcomes.filter(({ caughtBy }) => caughtBy !== null).length;
console.log(`${caught} of ${outcomes.length} caught`);
process.exit(caught === outcomes.length && caught > 0 && !stop.signal.aborted ? 0 : 1);

async function main(): Promise<Outcome[]> {
  await withCopy(root, requireSound);
  const queue = [...waiting];
  const found = await Promise.all(Array.from({ length: lanes }, () => withCopy(root, (copy) => work(copy, queue))));
  return found.flat().sort((one, other) => waiting.indexOf(one.mutation) - waiting.indexOf(other.mutation));
}

/** Tests that fail anyway would prove nothing. */
async function requireSound(copy: string): Promise<void> {
  const { passed, failed, broken } = await prove(copy, proving, { signal: stop.signal, concurrency: lanes });
  console.log(`${passed} tests pass while every rule is on.`);
  const names = [...failed, ...broken];
  if (names.length > 0) throw new Error(`These fail although every rule is on: ${names.join('; ')}.`);
}

async function work(copy: string, queue: Mutation[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let mutation = queue.shift(); mutation && !stop.signal.aborted; mutation = queue.shift()) {
    const takeBack = await apply(copy, mutation);
    const { failed, broken } = await prove(copy, proofOf(mutation), { signal: stop.signal, concurrency: 1 });
    await takeBack();
    if (stop.signal.aborted) break;
    if (broken.length > 0)
      throw new Error(`Without ${mutation.off}, ${broken[0]} cannot be loaded: change it otherwise.`);
    outcomes.push({ mutation, caughtBy: failed[0] ?? null });
    console.log(`Rule ${mutation.rule} without ${mutation.off}: ${failed.length > 0 ? 'caught' : 'SURVIVES'}`);
  }
  return outcomes;
}

function proofOf({ rule }: Mutation) {
  return rules.filter(({ number }) => number === rule);
}
