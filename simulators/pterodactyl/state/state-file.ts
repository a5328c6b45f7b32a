import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { type PanelState, revive } from './panel-state.ts';

export interface StateFile {
  /** Null where there is none, or one of another age. */
  load(): PanelState | null;
  /** Resolves when all that was true at the call is on the disk. Calls that meet a running write share the next one. */
  save(state: PanelState): Promise<void>;
}

export const noStateFile: StateFile = { load: () => null, save: async () => undefined };

export function stateFile(path: string): StateFile {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;

  async function write(state: PanelState): Promise<void> {
    next = null;
    await writeFile(`${path}.new`, JSON.stringify(state));
    await rename(`${path}.new`, path);
  }

  return {
    load: () => (existsSync(path) ? revive(readFileSync(path, 'utf8')) : null),
    save(state) {
      next ??= running = running.catch(() => undefined).then(() => write(state));
      return next;
    },
  };
}
