import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import type { DiscordState } from './discord-state.ts';
import { piecesOf, revive, stored } from './text.ts';

/** Keeps the state from one start to the next. */
export interface Keeper {
  /** Answers when all that was true at the call is on the disk. */
  save(): Promise<void>;
  /** Something has changed; it is saved in a moment, together with what else changes until then. */
  saveSoon(): void;
}

export const loadState = (path: string | null): DiscordState | null =>
  path && existsSync(path) ? revive(readFileSync(path, 'utf8')) : null;

export const keepNothing: Keeper = { save: async () => undefined, saveSoon: () => undefined };

const everyMs = 250;
const patience = 5;

export function keeperOf(path: string, stateNow: () => DiscordState): Keeper {
  let changes = 0;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();

  /** Others go on between the pieces. What changed meanwhile may not fit together: then all is written again, in the end at once. */
  async function write(): Promise<void> {
    for (let tries = 0; tries < patience; tries++) {
      const seen = changes;
      await writeFile(`${path}.new`, piecesOf(stateNow()), { mode: 0o600 });
      if (seen === changes) return rename(`${path}.new`, path);
    }
    await writeFile(`${path}.new`, stored(stateNow()), { mode: 0o600 });
    await rename(`${path}.new`, path);
  }

  function save(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    running = running.catch(() => undefined).then(write);
    return running;
  }

  return {
    save,
    saveSoon() {
      changes += 1;
      timer ??= setTimeout(() => void save().catch((error) => console.error(error)), everyMs);
    },
  };
}
