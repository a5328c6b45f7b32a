import { join } from 'node:path';
import { environment } from '../domain/environment.ts';
import { root } from './start/launch.ts';
import { bringBrowser } from './test/browser.ts';
import { type Check, runCheck } from './test/check.ts';
import { findTestFiles } from './test/files.ts';
import { runTests } from './test/run-tests.ts';
import { withServers } from './test/servers.ts';

/** What one test process has compiled, the next need not compile again. */
const compiled = join(root, 'node_modules', '.cache', 'botyard', 'compiled');

/** So short that long lives begin anew in the tests too. */
const longestHistory = 100;

const stop = new AbortController();
for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(event, () => stop.abort());
process.channel?.unref();

const checks: Check[] = [
  { name: 'types', command: ['node_modules/typescript/bin/tsc', '--noEmit'] },
  {
    name: 'types of the page',
    command: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'simulators/discord/page'],
  },
  { name: 'types of the web', command: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'web'] },
  { name: 'lint and format', command: ['node_modules/@biomejs/biome/bin/biome', 'check', '.'] },
];

const { passed, failed } = await runEverything(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return { passed: 0, failed: 1 };
});
if (stop.signal.aborted) console.log('Stopped before the end.');
tellVerdict(`${passed} passed, ${failed + (stop.signal.aborted ? 1 : 0)} failed`);
process.exit(failed || stop.signal.aborted ? 1 : 0);

/** The last line of all is printed by who started us, so that it comes even if we die. */
function tellVerdict(verdict: string): void {
  if (process.send) process.send({ verdict });
  else console.log(verdict);
}

/** All checks and tests; or the tests of some paths alone. */
async function runEverything(paths: string[]): Promise<{ passed: number; failed: number }> {
  const files = await findTestFiles(paths);
  await bringBrowser(console.log);
  const verdicts = paths.length ? [] : checks.map((check) => runCheck(check, stop.signal));
  const tests = await withServers(
    stop.signal,
    (variables) => {
      setEnvironment(variables);
      return runTests(files, stop.signal);
    },
    { longestHistory },
  );
  const sound = (await Promise.all(verdicts)).filter(Boolean).length;
  return { passed: tests.passed + sound, failed: tests.failed + verdicts.length - sound };
}

/** The test processes inherit our environment: what they need of it, and nothing of this machine's own Botyard. */
function setEnvironment(variables: Record<string, string>): void {
  for (const name of Object.keys(environment.shape)) delete process.env[name];
  Object.assign(process.env, variables, { NODE_COMPILE_CACHE: compiled });
}
