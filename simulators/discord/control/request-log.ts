export interface LoggedRequest {
  at: number;
  method: string;
  path: string;
  status: number | null;
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
  add(request: LoggedRequest): void;
  warn(warning: Warning): void;
  clear(): void;
}

const kept = 10_000;

export function createRequestLog(): RequestLog {
  const log: RequestLog = {
    requests: [],
    warnings: [],
    add: (request) => keep(log.requests, request),
    warn: (warning) => keep(log.warnings, warning),
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
