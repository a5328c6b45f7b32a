// Runs a program that knows nothing of us (PostgreSQL, Temporal) and ends it when we end, or when who started us is gone.
import { spawn } from 'node:child_process';
import { endRecorded, forgetProcess, recordProcess } from './process-record.ts';

export interface Kept {
  name: string;
  command: string;
  args: string[];
  env: Record<string, string>;
  uid?: number;
  gid?: number;
  stopSignal: NodeJS.Signals;
  /** Where the program's process is written down. */
  records: string;
}

const patienceMs = 12_000;

if (process.send) process.once('message', (kept) => takeOver(kept as Kept));

/** A keeper that was killed has left its program behind, which still holds its files and ports. */
async function takeOver(kept: Kept): Promise<void> {
  await endRecorded(kept.records, kept.name);
  if (process.connected) keep(kept);
}

function keep({ name, command, args, env, uid, gid, stopSignal, records }: Kept): void {
  const owner = uid === undefined || gid === undefined ? {} : { uid, gid };
  const child = spawn(command, args, {
    env,
    cwd: '/',
    stdio: ['ignore', 'inherit', 'inherit'],
    ...owner,
    detached: true,
  });
  if (child.pid) recordProcess(records, name, child.pid, stopSignal);

  const stop = () => {
    child.kill(stopSignal);
    setTimeout(() => child.kill('SIGKILL'), patienceMs).unref();
  };
  process.on('SIGTERM', stop).on('SIGINT', stop).on('disconnect', stop);
  child.on('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    forgetProcess(records, name);
    if (signal) console.error(`${name} was ended by ${signal}.`);
    process.exit(code ?? 1);
  });
}
