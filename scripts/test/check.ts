import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { root } from '../start/launch.ts';

export interface Check {
  name: string;
  /** A script for Node and its arguments. */
  command: string[];
}

/** Whether all is well; says what is not. */
export async function runCheck({ name, command }: Check, signal: AbortSignal): Promise<boolean> {
  const began = Date.now();
  const child = spawn(process.execPath, command, { cwd: root, signal, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', resolve);
  });
  const [out, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(code === 0 ? `✔ ${name} (${seconds} s)` : `✖ ${name} (${seconds} s)\n${out}${errors}`);
  return code === 0;
}
