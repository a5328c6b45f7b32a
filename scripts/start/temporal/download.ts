import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Surroundings } from './find.ts';
import { temporalVersion } from './version.ts';

const answerLimitMs = 5_000;
const downloadLimitMs = 180_000;
const architectures: Partial<Record<NodeJS.Architecture, string>> = { x64: 'amd64', arm64: 'arm64' };

/** The official archive, as the SDK would fetch it. False when it cannot be had: there are other ways. */
export async function downloadTemporal(target: string, { say, stopping }: Surroundings): Promise<boolean> {
  const question = `platform=${process.platform}&arch=${architectures[process.arch] ?? process.arch}`;
  try {
    say(`asking temporal.download for ${temporalVersion}`);
    const archive = await request(`https://temporal.download/cli/archive/v${temporalVersion}?${question}`, stopping);
    say(`downloading ${temporalVersion}`);
    await unpack(archive, target);
    return true;
  } catch (error) {
    if (stopping.aborted) throw error;
    return false;
  }
}

/** The first answer must come soon; the file itself may take a while. */
async function request(url: string, stopping: AbortSignal): Promise<Readable> {
  const impatience = new AbortController();
  const timer = setTimeout(() => impatience.abort(), answerLimitMs);
  const signal = AbortSignal.any([stopping, impatience.signal, AbortSignal.timeout(downloadLimitMs)]);
  try {
    const response = await fetch(url, { signal });
    if (!response.ok || !response.body) throw new Error(`temporal.download answered ${response.status}.`);
    return Readable.fromWeb(response.body);
  } finally {
    clearTimeout(timer);
  }
}

/** Unpacked beside the target and moved there whole. */
async function unpack(archive: Readable, target: string): Promise<void> {
  await mkdir(dirname(dirname(target)), { recursive: true });
  const folder = await mkdtemp(`${dirname(target)}.unfinished-`);
  try {
    const tar = spawn('tar', ['-xzf', '-', '-C', folder, 'temporal'], { stdio: ['pipe', 'ignore', 'ignore'] });
    const ended = new Promise<number | null>((resolve, reject) => tar.on('error', reject).on('close', resolve));
    await Promise.all([pipeline(archive, tar.stdin), ended]);
    if ((await ended) !== 0) throw new Error('The archive could not be unpacked.');
    await mkdir(dirname(target), { recursive: true });
    await rename(join(folder, 'temporal'), target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
