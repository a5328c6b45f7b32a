import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where everything is, for programs. Null is a part that is not there. */
export interface Addresses {
  web: string | null;
  api: string | null;
  temporal: string | null;
  temporalUi: string | null;
  discord: string | null;
  panel: string | null;
  /** As the plain role, with its password: hence the file's mode. */
  postgres: string | null;
}

const fileOf = (dataFolder: string) => join(dataFolder, 'addresses.json');

export function writeAddresses(dataFolder: string, addresses: Addresses): void {
  const unfinished = `${fileOf(dataFolder)}.unfinished`;
  writeFileSync(unfinished, `${JSON.stringify(addresses, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, fileOf(dataFolder));
}

export const removeAddresses = (dataFolder: string) => rmSync(fileOf(dataFolder), { force: true });
