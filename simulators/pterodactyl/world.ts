import type { Clock } from '../clock.ts';
import type { Faults } from './control/faults.ts';
import type { RequestLog } from './control/request-log.ts';
import type { Json } from './http/call.ts';
import type { JobHandlers } from './jobs.ts';
import type { PanelOptions } from './options.ts';
import type { RateLimits } from './rate-limits.ts';
import type { PanelState } from './state/panel-state.ts';
import type { InstallOutcome } from './wings/machine.ts';
import type { Ailment } from './wings/reach.ts';

/** Everything a handler may look at or change. */
export interface World {
  state: PanelState;
  clock: Clock;
  options: PanelOptions;
  jobHandlers: JobHandlers;
  faults: Faults;
  log: RequestLog;
  ailments: Map<number, Ailment>;
  /** How the next installs will end; as they should, when nothing is said. */
  nextInstalls: InstallOutcome[];
  limits: RateLimits;
  /** What the panel remembers of resources for 20 s, by the server's uuid. */
  resources: Map<string, { until: number; stats: Json }>;
  /** Addresses for uploads that have been used up. */
  usedUploads: Set<string>;
  /** Where the Wings of each node listen. */
  wingsPorts: Map<number, number>;
  url(): string;
  /** Answers when what was changed is on the disk. */
  save(): Promise<void>;
  saveSoon(): void;
}
