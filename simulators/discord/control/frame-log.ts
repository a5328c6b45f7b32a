/** One frame of the gateway, or the end of a line. */
export interface LoggedFrame {
  at: number;
  /** Which line, counted from 1. */
  line: number;
  /** The name of the application, once it is known. */
  by: string | null;
  way: 'in' | 'out' | 'closed';
  text: string;
}

/** What went over the lines of the gateway lately, newest last. */
export interface FrameLog {
  frames: LoggedFrame[];
  /** Counts a new line. */
  open(): number;
  add(frame: Omit<LoggedFrame, 'at'>): void;
  /** Hears of every frame from now on. Answers how to stop. */
  watch(hear: (frame: LoggedFrame) => void): () => void;
  clear(): void;
}

const kept = 300;

export function createFrameLog(now: () => number): FrameLog {
  const watchers = new Set<(frame: LoggedFrame) => void>();
  let lines = 0;
  const log: FrameLog = {
    frames: [],
    open: () => ++lines,
    add(frame) {
      const logged = { at: now(), ...frame };
      log.frames.push(logged);
      if (log.frames.length > kept * 1.5) log.frames.splice(0, log.frames.length - kept);
      for (const hear of watchers) hear(logged);
    },
    watch(hear) {
      watchers.add(hear);
      return () => void watchers.delete(hear);
    },
    clear() {
      log.frames = [];
    },
  };
  return log;
}
