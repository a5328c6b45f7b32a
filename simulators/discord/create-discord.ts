import { createClock } from '../clock.ts';
import { noStateFile, stateFile } from '../state-file.ts';
import { createFaults } from './control/faults.ts';
import { createRequestLog } from './control/request-log.ts';
import { createHub } from './gateway/hub.ts';
import { createRateLimits } from './http/rate-limits.ts';
import { idMaker } from './ids.ts';
import { type DiscordOptions, defaultOptions } from './options.ts';
import { seed } from './seed.ts';
import { type DiscordState, emptyState, revive, stored } from './state/discord-state.ts';
import { filesBeside, filesInMemory } from './state/file-store.ts';
import type { World } from './world.ts';

/** A Discord without a door. */
export function createDiscord(options: Partial<DiscordOptions> = {}): World {
  const settled = { ...defaultOptions, ...options };
  const file = settled.stateFile
    ? stateFile<DiscordState>(settled.stateFile, { revive, stored })
    : noStateFile<DiscordState>();
  const kept = file.load();
  const state = kept ?? emptyState();
  const clock = createClock({ offset: state.clockOffset, still: settled.still });
  const newId = idMaker(clock.now);
  if (!kept) seed({ state, newId, clock });

  const world: World = {
    state,
    clock,
    options: settled,
    newId,
    hub: createHub(),
    faults: createFaults(),
    log: createRequestLog(),
    limits: createRateLimits(),
    interactions: new Map(),
    codes: new Map(),
    files: settled.stateFile ? filesBeside(settled.stateFile) : filesInMemory(),
    url: () => 'http://127.0.0.1',
    save: () => file.save(Object.assign(state, { clockOffset: clock.offset })),
    saveSoon: () => void world.save().catch((error) => console.error(error)),
  };
  return world;
}
