import { setTimeout as pause } from 'node:timers/promises';

/** Waits for what must come true. */
export async function until(what: string, isTrue: () => boolean | Promise<boolean>, limitMs = 30_000): Promise<void> {
  for (const deadline = Date.now() + limitMs; !(await isTrue()); await pause(20)) {
    if (Date.now() > deadline) throw new Error(`Waited ${limitMs / 1000} s in vain: ${what}`);
  }
}
