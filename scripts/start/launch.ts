import { type ChildProcess, fork, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Kept } from './keeper.ts';
import { recordProcess } from './process-record.ts';

export const root = join(import.meta.dirname, '..', '..');
const beside = (file: string) => join(import.meta.dirname, file);

interface NodePart {
  name: string;
  /** Its main file, from the repository's root. */
  entry: string;
  env: Record<string, string>;
  records: string;
}

/** A process of ours, in a session of its own so that Ctrl+C reaches nobody but the one who stops them in order. */
export function launchNode({ name, entry, env, records }: NodePart): ChildProcess {
  const child = spawn(process.execPath, ['--import', beside('leash.ts'), entry], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  if (child.pid) recordProcess(records, name, child.pid);
  return child;
}

/** A foreign program, under a keeper that ends it whatever happens to us. */
export function launchKept(kept: Kept): ChildProcess {
  const child = fork(beside('keeper.ts'), {
    env: {},
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  child.send(kept, () => undefined); // a keeper that is gone already is heard of by its exit
  return child;
}

/** Our processes say themselves when they can be used: `process.send({ ready: { … } })`. */
export const readyMessage = <Ready>(child: ChildProcess): Promise<Ready> =>
  new Promise((resolve) => {
    child.on('message', (message: { ready?: Ready }) => {
      if (message?.ready) resolve(message.ready);
    });
  });

/** For programs that cannot say so: asks until the answer is yes, or the program is gone. */
export async function probe(child: ChildProcess, ask: () => Promise<unknown>): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    try {
      await ask();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  await new Promise(() => undefined); // its end is told by whoever watches it
}
