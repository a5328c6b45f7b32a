import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** A process that can be told from a later one with the same number. */
export interface ProcessIdentity {
  pid: number;
  startedAt: string;
}

/** Null when there is no such process, or only its zombie. */
export function identify(pid: number): ProcessIdentity | null {
  const startedAt = process.platform === 'linux' ? startedAtOnLinux(pid) : startedAtByPs(pid);
  return startedAt ? { pid, startedAt } : null;
}

export const isRunning = ({ pid, startedAt }: ProcessIdentity) => identify(pid)?.startedAt === startedAt;

/** Asks the process to end, waits, and ends it by force after the limit. */
export async function end(target: ProcessIdentity, signal: NodeJS.Signals, limitMs = 10_000): Promise<void> {
  send(target, signal);
  if (await isGone(target, limitMs)) return;
  send(target, 'SIGKILL');
  await isGone(target, limitMs);
}

export function commandOf(pid: number): string {
  if (process.platform !== 'linux') return ps('command=', pid) ?? '';
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

function send(target: ProcessIdentity, signal: NodeJS.Signals): void {
  try {
    if (isRunning(target)) process.kill(target.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function isGone(target: ProcessIdentity, limitMs: number): Promise<boolean> {
  const deadline = Date.now() + limitMs;
  while (isRunning(target)) {
    if (Date.now() > deadline) return false;
    await pause(20);
  }
  return true;
}

function startedAtOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before the last bracket may hold spaces; the state comes next, the start time is 20 fields on.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' || state === 'X' ? null : (fields[18] ?? null);
  } catch {
    return null;
  }
}

function startedAtByPs(pid: number): string | null {
  const line = ps('stat=,lstart=', pid);
  return !line || line.startsWith('Z') ? null : line.replace(/^\S+\s+/, '');
}

function ps(columns: string, pid: number): string | null {
  try {
    return execFileSync('ps', ['-o', columns, '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}
