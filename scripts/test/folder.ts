import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identify, isRunning } from '../start/process-identity.ts';

const prefix = 'botyard-test-run-';
const ownerFile = 'run.json';

/** A folder for this run's servers. Those of runs that were killed are removed. */
export function makeRunFolder(): string {
  for (const name of readdirSync(tmpdir())) if (name.startsWith(prefix)) removeForgotten(join(tmpdir(), name));
  const folder = mkdtempSync(join(tmpdir(), prefix));
  writeFileSync(join(folder, ownerFile), JSON.stringify(identify(process.pid)));
  chmodSync(folder, 0o711); // the account of PostgreSQL must get through
  return folder;
}

function removeForgotten(folder: string): void {
  const owner = join(folder, ownerFile);
  if (!existsSync(owner) || isRunning(JSON.parse(readFileSync(owner, 'utf8')))) return;
  rmSync(folder, { recursive: true, force: true });
}
