import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';

/** What a simulator remembers from one start to the next. */
export interface StateFile<State> {
  /** Null where there is none, or one of another age. */
  load(): State | null;
  /** Resolves when all that was true at the call is on the disk. Calls that meet a running write share the next one. */
  save(state: State): Promise<void>;
}

export const noStateFile = <State>(): StateFile<State> => ({ load: () => null, save: async () => undefined });

/** How a state is told as text. */
interface Tongue<State> {
  stored?(state: State): string;
  /** Null where the text is of another age. */
  revive(text: string): State | null;
}

export function stateFile<State>(path: string, { stored = JSON.stringify, revive }: Tongue<State>): StateFile<State> {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;

  async function write(state: State): Promise<void> {
    next = null;
    await writeFile(`${path}.new`, stored(state), { mode: 0o600 });
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
