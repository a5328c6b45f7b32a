/** What it was refused with, in Discord's words. */
export interface RefusedWith {
  code: number | string;
  message: string;
  errors?: unknown;
}

export interface LoggedRequest {
  at: number;
  method: string;
  path: string;
  status: number | null;
  /** Null: it was not refused. */
  refusal: RefusedWith | null;
}

/** What is not kept, and only told to those who watch. */
export interface RequestDetails {
  /** The name of the application that asked, where it said so. */
  by: string | null;
  /** Of the body, what is text. */
  sent: string | null;
  answered: string | null;
}

/** What Discord lets pass, and what is a mistake nevertheless: nobody else would notice it. */
export interface Warning {
  at: number;
  request: string;
  about: 'unknown-fields' | 'no-version';
  fields: readonly string[];
}

/** What was asked lately, newest last. Bodies and keys are not kept. */
export interface RequestLog {
  requests: LoggedRequest[];
  warnings: Warning[];
  add(request: LoggedRequest, details: () => RequestDetails): void;
  warn(warning: Warning): void;
  /** Hears of every request from now on. Answers how to stop. */
  watch(hear: (request: LoggedRequest & RequestDetails) => void): () => void;
  clear(): void;
}

const kept = 10_000;

export function createRequestLog(): RequestLog {
  const watchers = new Set<Parameters<RequestLog['watch']>[0]>();
  const log: RequestLog = {
    requests: [],
    warnings: [],
    add(request, details) {
      keep(log.requests, request);
      if (watchers.size === 0) return;
      const whole = { ...request, ...details() };
      for (const hear of watchers) hear(whole);
    },
    warn: (warning) => keep(log.warnings, warning),
    watch(hear) {
      watchers.add(hear);
      return () => void watchers.delete(hear);
    },
    clear() {
      log.requests = [];
      log.warnings = [];
    },
  };
  return log;
}

function keep<Entry>(entries: Entry[], entry: Entry): void {
  entries.push(entry);
  if (entries.length > kept * 1.1) entries.splice(0, entries.length - kept);
}
