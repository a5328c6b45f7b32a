import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Refusal } from '../../../domain/refusal.ts';

/** The server that is inside the pinned CLI too. */
const version = '1.29.1';
const packages = ['cmd/server', 'cmd/tools/sql'].map((path) => `go.temporal.io/server/${path}@v${version}`);

export interface Programs {
  server: string;
  /** Carries the schemas and applies them. */
  sqlTool: string;
}

/** Built once per user, in a minute or two, and kept beside the CLI. */
export async function buildTemporalServer(
  variables: Record<string, string | undefined>,
  { say, stopping }: { say(sentence: string): void; stopping: AbortSignal },
): Promise<Programs> {
  const cache = variables['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  const folder = join(cache, 'botyard', `temporal-server-${version}`);
  if (!existsSync(folder)) {
    say(`Building Temporal's server ${version} with Go, 2 to 4 minutes once …`);
    await mkdir(dirname(folder), { recursive: true });
    const unfinished = await mkdtemp(`${folder}.unfinished-`);
    try {
      for (const name of packages) await goInstall(name, unfinished, stopping);
      await rename(unfinished, folder);
    } finally {
      await rm(unfinished, { recursive: true, force: true });
    }
  }
  return { server: join(folder, 'server'), sqlTool: join(folder, 'sql') };
}

async function goInstall(name: string, folder: string, stopping: AbortSignal): Promise<void> {
  const go = spawn('go', ['install', '-trimpath', '-ldflags', '-s -w', name], {
    env: { ...process.env, GOBIN: folder, CGO_ENABLED: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
    signal: stopping,
  });
  let lastLine = '';
  createInterface(go.stderr).on('line', (line) => {
    lastLine = line;
  });
  const code = await new Promise<number | null>((resolve, reject) => go.on('error', reject).on('close', resolve)).catch(
    (cause: unknown) => {
      stopping.throwIfAborted();
      throw noGo(String(cause));
    },
  );
  if (code !== 0) throw noGo(lastLine);
}

const noGo = (why: string) =>
  new Refusal('no-temporal-server', `Temporal's server could not be built: ${why}`, {
    remedy: 'Install Go 1.25 or later (https://go.dev/dl), or leave out "--temporal server".',
  });
