import { createClock } from '../clock.ts';
import { archiveAllWhenQuiet } from './channels/archive.ts';
import { createChaos } from './control/chaos.ts';
import { createFaults } from './control/faults.ts';
import { createFrameLog } from './control/frame-log.ts';
import { createOutage } from './control/outage.ts';
import { createRequestLog } from './control/request-log.ts';
import { createGateway } from './gateway/gateway.ts';
import { createHub } from './gateway/hub.ts';
import { createInvalidRequests } from './http/invalid-requests.ts';
import { createRateLimits } from './http/rate-limits.ts';
import { idMaker } from './ids.ts';
import { awaitAllEnds } from './messages/polls.ts';
import { type DiscordOptions, defaultOptions } from './options.ts';
import { seed } from './seed.ts';
import { emptyState } from './state/discord-state.ts';
import { filesBeside, filesInMemory } from './state/file-store.ts';
import { keeperOf, keepNothing, loadState } from './state/keeper.ts';
import { stored } from './state/text.ts';
import type { World } from './world.ts';

/** A Discord without a door. */
export function createDiscord(options: Partial<DiscordOptions> = {}): World {
  const settled = { ...defaultOptions, ...options };
  const kept = loadState(settled.stateFile);
  const state = kept ?? emptyState();
  const clock = createClock({ offset: state.clockOffset, still: settled.still });
  const newId = idMaker(clock.now);
  const stateNow = () => Object.assign(state, { clockOffset: clock.offset });
  const keeper = settled.stateFile ? keeperOf(settled.stateFile, stateNow) : keepNothing;
  if (!kept) seed({ state, newId, clock });
  const [application] = state.applications.values();
  if (application && settled.redirectUris.length > 0) application.redirectUris = [...settled.redirectUris];

  const beginning = settled.control ? stored(state) : '';

  const world: World = {
    state,
    clock,
    options: settled,
    newId,
    hub: createHub(() => world),
    gateway: createGateway(),
    faults: createFaults(),
    chaos: createChaos(),
    outage: createOutage(clock),
    log: createRequestLog(),
    frames: createFrameLog(clock.now),
    limits: createRateLimits(clock, settled),
    invalidRequests: createInvalidRequests(clock.now, settled.banAfter),
    interactions: new Map(),
    codes: new Map(),
    consents: new Map(),
    voices: new Map(),
    files: settled.stateFile ? filesBeside(settled.stateFile) : filesInMemory(),
    url: () => 'http://127.0.0.1',
    save: keeper.save,
    saveSoon: keeper.saveSoon,
    beginning: () => beginning,
  };
  archiveAllWhenQuiet(world);
  awaitAllEnds(world);
  return world;
}
