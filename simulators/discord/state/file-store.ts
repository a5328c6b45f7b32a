import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Snowflake } from './rows.ts';

/** Uploaded bytes by the id of their attachment. */
export interface FileStore {
  put(id: Snowflake, content: Buffer): void;
  get(id: Snowflake): Buffer | null;
  remove(id: Snowflake): void;
}

export function filesInMemory(): FileStore {
  const files = new Map<Snowflake, Buffer>();
  return {
    put: (id, content) => void files.set(id, content),
    get: (id) => files.get(id) ?? null,
    remove: (id) => void files.delete(id),
  };
}

/** Beside the state, so that they live as long as it does. */
export function filesBeside(stateFile: string): FileStore {
  const place = (id: Snowflake) => join(`${stateFile}.files`, id);
  return {
    put(id, content) {
      mkdirSync(dirname(place(id)), { recursive: true });
      writeFileSync(place(id), content);
    },
    get(id) {
      try {
        return readFileSync(place(id));
      } catch {
        return null;
      }
    },
    remove: (id) => rmSync(place(id), { force: true }),
  };
}
