import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Refusal } from '../../../domain/refusal.ts';
import { buildTemporal } from './build.ts';
import { downloadTemporal } from './download.ts';
import { isPinnedTemporal, temporalVersion } from './version.ts';

export interface Surroundings {
  /** Where programs are looked for: `PATH`. */
  path: string;
  /** The user's cache, shared by all clones. */
  cache: string;
  say(progress: string): void;
  stopping: AbortSignal;
}

/** The Temporal program of the pinned version: found, fetched or built, in this order. */
export async function findTemporal(surroundings: Surroundings): Promise<string> {
  const cached = join(surroundings.cache, 'botyard', `temporal-${temporalVersion}`, 'temporal');
  for (const program of [...onPath(surroundings.path), cached]) {
    if (existsSync(program) && (await isPinnedTemporal(program))) return program;
  }
  const made = (await downloadTemporal(cached, surroundings)) || (await buildTemporal(cached, surroundings));
  if (made && (await isPinnedTemporal(cached))) return cached;
  throw notFound(cached);
}

const onPath = (path: string) =>
  path
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, 'temporal'));

const notFound = (cached: string) =>
  new Refusal(
    'no-temporal',
    `There is no Temporal CLI ${temporalVersion} here, and it could be neither downloaded nor built.`,
    {
      remedy: [
        'Any of these helps:',
        `  - download it from https://github.com/temporalio/cli/releases/tag/v${temporalVersion} and put it on the PATH or at ${cached};`,
        '  - install Go 1.25 or later (https://go.dev/dl), and Botyard builds it;',
        '  - name a Temporal server of your own in TEMPORAL_ADDRESS.',
      ].join('\n'),
    },
  );
