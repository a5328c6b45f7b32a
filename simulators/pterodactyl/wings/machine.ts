export type RunState = 'offline' | 'starting' | 'running' | 'stopping';

/** `infrastructure-failed` alone is reported as a failure: nobody looks at the exit code of the script. */
export type InstallOutcome = 'ok' | 'script-failed' | 'infrastructure-failed' | 'stuck';

/** `hangs` never says that it is ready, `exits` ends at once. */
export type BotBehaviour = 'works' | 'hangs' | 'exits';

export interface StoredFile {
  /** base64 */
  content: string;
  createdAt: number;
  modifiedAt: number;
  /** Octal; the usual one where it is left out. */
  mode?: string;
}

/** What Wings holds of one server: a process, or none, and the files. */
export interface Machine {
  uuid: string;
  nodeId: number;
  state: RunState;
  suspended: boolean;
  install: { outcome: InstallOutcome; again: boolean } | null;
  startOnCompletion: boolean;
  startAfterStop: boolean;
  behaviour: BotBehaviour;
  startedAt: number | null;
  crashedAt: number | null;
  /** What the process was started with; what the panel changed since waits for a restart. */
  runsWith: { environment: Record<string, unknown>; invocation: string; image: string } | null;
  memoryMb: number;
  files: Record<string, StoredFile>;
  console: string[];
}

export const newMachine = (of: Pick<Machine, 'uuid' | 'nodeId' | 'startOnCompletion' | 'memoryMb'>): Machine => ({
  ...of,
  state: 'offline',
  suspended: false,
  install: null,
  startAfterStop: false,
  behaviour: 'works',
  startedAt: null,
  crashedAt: null,
  runsWith: null,
  files: {},
  console: [],
});
