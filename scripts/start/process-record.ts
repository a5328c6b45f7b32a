import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { end, identify, isRunning, type ProcessIdentity } from './process-identity.ts';

interface Record extends ProcessIdentity {
  stopSignal: NodeJS.Signals;
}

/** Writes down which process plays a part, so that the next start can end it should this one be killed. */
export function recordProcess(folder: string, name: string, pid: number, stopSignal: NodeJS.Signals = 'SIGTERM'): void {
  const identity = identify(pid);
  if (!identity) return;
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  writeFileSync(`${file}.new`, JSON.stringify({ ...identity, stopSignal } satisfies Record));
  renameSync(`${file}.new`, file); // whole or not at all
}

export const forgetProcess = (folder: string, name: string) => rmSync(join(folder, name), { force: true });

/** Ends the process that was written down under this name, should it still run. */
export async function endRecorded(folder: string, name: string): Promise<void> {
  const record = read(join(folder, name));
  if (record && isRunning(record)) await end(record, record.stopSignal);
}

/** Ends what a killed start has left running. Answers with the names of what was still there. */
export async function endLeftovers(folder: string): Promise<string[]> {
  const records = namesIn(folder).map((name) => ({ name, record: read(join(folder, name)) }));
  const running = records.filter(({ record }) => record && isRunning(record));
  await Promise.all(running.map(({ name }) => endRecorded(folder, name)));
  rmSync(folder, { recursive: true, force: true });
  return running.map(({ name }) => name);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function read(file: string): Record | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null; // half written when the machine went down: nothing of that time is running
  }
}
