import { createHash } from 'node:crypto';

/** Who asks with one token stands in one line: a call at a time, and none before Discord takes calls again. */
export interface Line {
  /** Milliseconds since 1970. */
  openFrom: number;
  wait<Result>(call: () => Promise<Result>): Promise<Result>;
}

/** A line for each token, for as long as somebody stands in it or Discord has it closed. */
export function linesByToken(now: () => number = Date.now) {
  const lines = new Map<string, Line & { standing: number }>();

  return (token: string): Line => {
    for (const [name, { standing, openFrom }] of lines) if (standing === 0 && openFrom <= now()) lines.delete(name);
    const name = createHash('sha256').update(token).digest('base64url');
    const known = lines.get(name);
    if (known) return known;
    const line = newLine();
    lines.set(name, line);
    return line;
  };
}

function newLine(): Line & { standing: number } {
  let last: Promise<unknown> = Promise.resolve();
  return {
    openFrom: 0,
    standing: 0,
    wait(call) {
      this.standing++;
      const done = last.then(call).finally(() => {
        this.standing--;
      });
      last = done.catch(() => undefined);
      return done;
    },
  };
}
