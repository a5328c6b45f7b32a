import { createClock } from '../clock.ts';
import { noStateFile, stateFile } from '../state-file.ts';
import { createFaults } from './control/faults.ts';
import { createRequestLog } from './control/request-log.ts';
import { arm } from './jobs.ts';
import { defaultOptions, type PanelOptions } from './options.ts';
import { createRateLimits } from './rate-limits.ts';
import { seed } from './seed.ts';
import { type PanelState, revive } from './state/panel-state.ts';
import { jobHandlers } from './wings/job-handlers.ts';
import type { World } from './world.ts';

/** A panel, its nodes and its clock, without a door. */
export function createPanel(options: Partial<PanelOptions> = {}): World {
  const settled = { ...defaultOptions, ...options };
  const file = settled.stateFile ? stateFile<PanelState>(settled.stateFile, { revive }) : noStateFile<PanelState>();
  const state = file.load() ?? seed(Date.now(), settled);
  const clock = createClock({ offset: state.clockOffset, still: settled.still });

  const world: World = {
    state,
    clock,
    options: settled,
    jobHandlers,
    faults: createFaults(),
    log: createRequestLog(),
    ailments: new Map(),
    nextInstalls: [],
    limits: createRateLimits(clock.now),
    resources: new Map(),
    usedUploads: new Set(),
    wingsPorts: new Map(),
    url: () => 'http://127.0.0.1',
    save: () => file.save(Object.assign(state, { clockOffset: clock.offset })),
    saveSoon: () => void world.save().catch((error) => console.error(error)),
  };
  for (const job of state.jobs) arm(world, job);
  return world;
}
