/** Frames go out in their order, and some of them a moment late: an event comes before or after the answer to the request that caused it, and nobody can rely on either. */
export interface Outbox {
  send(frame: string): void;
  /** All that waits goes out. */
  flush(): void;
}

export function createOutbox(send: (frame: string) => void): Outbox {
  let waiting: string[] = [];
  const flush = () => {
    const frames = waiting;
    waiting = [];
    for (const frame of frames) send(frame);
  };

  return {
    flush,
    send(frame) {
      if (waiting.length === 0 && Math.random() < 0.5) send(frame);
      else if (waiting.push(frame) === 1) setImmediate(flush);
    },
  };
}
