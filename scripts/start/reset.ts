import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { removePlace } from './postgres/place.ts';

const made = [
  'postgres',
  'postgres.unfinished',
  'postgres-elsewhere.json',
  'temporal',
  'panel.json',
  'discord.json',
  'discord.json.files',
  'logs',
  'ports.json',
  'secrets.json',
];

/** Removes what Botyard has made in its data folder, and nothing that somebody else has put there. */
export function reset(folder: string): void {
  removePlace(folder);
  for (const name of made) rmSync(join(folder, name), { recursive: true, force: true });
}
