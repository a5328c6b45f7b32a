import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { Surroundings } from './find.ts';
import { temporalVersion } from './version.ts';

const oldestGo = [1, 25] as const;

/** Two to four minutes, once per user. False where there is no Go that can. */
export async function buildTemporal(target: string, { say, stopping }: Surroundings): Promise<boolean> {
  if (!(await hasGo())) return false;
  await mkdir(dirname(dirname(target)), { recursive: true });
  const folder = await mkdtemp(`${dirname(target)}.unfinished-`);
  try {
    await goInstall(folder, say, stopping);
    await mkdir(dirname(target), { recursive: true });
    await rename(join(folder, 'temporal'), target);
    return true;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function hasGo(): Promise<boolean> {
  try {
    const { stdout } = await promisify(execFile)('go', ['env', 'GOVERSION']);
    const [, major = 0, minor = 0] = (/go(\d+)\.(\d+)/.exec(stdout) ?? []).map(Number);
    return major > oldestGo[0] || (major === oldestGo[0] && minor >= oldestGo[1]);
  } catch {
    return false;
  }
}

async function goInstall(folder: string, say: Surroundings['say'], stopping: AbortSignal): Promise<void> {
  const module = `github.com/temporalio/cli/cmd/temporal@v${temporalVersion}`;
  const began = Date.now();
  const go = spawn('go', ['install', '-v', '-trimpath', '-ldflags', '-s -w', module], {
    env: { ...process.env, GOBIN: folder, CGO_ENABLED: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
    signal: stopping,
  });
  let steps = 0;
  let lastLine = '';
  createInterface(go.stderr).on('line', (line) => {
    lastLine = line;
    steps += 1;
  });
  const tell = () => say(`building it with Go, 2 to 4 minutes once: ${steps} steps, ${secondsSince(began)} s`);
  tell();
  const timer = setInterval(tell, 5_000);
  const ended = new Promise<number | null>((resolve, reject) => go.on('error', reject).on('close', resolve));
  const code = await ended.finally(() => clearInterval(timer));
  if (code !== 0) throw new Error(`Go could not build Temporal: ${lastLine}`);
}

const secondsSince = (began: number) => Math.round((Date.now() - began) / 1000);
