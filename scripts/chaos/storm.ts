import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sendAway } from './absence.ts';
import { openDoor, type Tally } from './door.ts';
import type { ChaosHouse } from './house.ts';
import type { Lived } from './inspect/lived.ts';
import { type Killing, strike } from './killer.ts';
import { lives } from './lives.ts';
import { type Keys, takeInHands } from './order-in-hands.ts';
import { controlPanel, misbehave } from './panel-faults.ts';
import type { Plan, PlannedLife } from './plan.ts';
import { chance } from './random.ts';

interface Surroundings {
  house: ChaosHouse;
  plan: Plan;
  seed: string;
  /** How long each part falls silent, in seconds; with 0 parts are killed instead, and the panel misbehaves. */
  away: number;
  stormMs: number;
  /** How long the lives have after the storm to come to rest. */
  calmMs: number;
  keys: Keys;
  tally: Tally;
  say(sentence: string): void;
  stopping: AbortSignal;
}

export interface Weathered extends Killing {
  lived: Lived[];
  faults: number;
}

/** All lives are lived while parts are killed and the panel misbehaves; then it is calm until all of them rest. */
export async function weather(around: Surroundings): Promise<Weathered> {
  const { house, plan, seed, away, tally, stormMs, calmMs, say, stopping } = around;
  const giveUp = new AbortController();
  const over = AbortSignal.any([stopping, giveUp.signal]);
  const calm = new AbortController();

  const living = Promise.all(plan.lives.map((planned) => live(planned, { ...around, over, calm: calm.signal })));
  const ill = { ...house.panel, chance: chance(seed, 'panel'), over: AbortSignal.any([stopping, calm.signal]) };
  const faults = away > 0 ? 0 : misbehave(ill);
  const killing =
    away > 0
      ? sendAway(away, { house, tally, say, over: stopping })
      : strike(plan.blows, { house, say, over: stopping });
  const storm = Promise.all([killing, pause(stormMs, undefined, { signal: stopping })]).finally(() => calm.abort());
  const isDone = new AbortController();
  const kept = keepPanelLog(house, isDone.signal);
  try {
    const [[killed], hit] = await Promise.all([storm, faults]);
    say('The storm is over; the orders come to rest.');
    const patience = setTimeout(() => giveUp.abort(new Error('It took too long.')), calmMs);
    const lived = await living.finally(() => clearTimeout(patience));
    return { ...killed, faults: hit, lived };
  } catch (error) {
    giveUp.abort(error);
    await Promise.allSettled([living, storm, faults]);
    throw error;
  } finally {
    isDone.abort();
    await kept;
  }
}

/** The panel forgets what it was asked long ago: its log is kept beside those of the other parts. It may be away. */
async function keepPanelLog({ panel, folder }: ChaosHouse, isDone: AbortSignal): Promise<void> {
  for (let nth = 1; ; nth++) {
    await pause(20_000, undefined, { signal: isDone }).catch(() => undefined);
    const requests = await controlPanel(panel.url, 'GET', '/requests').catch(() => null);
    if (requests) writeFileSync(join(folder, 'logs', `panel-requests-${nth}.json`), JSON.stringify(requests));
    if (isDone.aborted) return;
  }
}

async function live(
  planned: PlannedLife,
  { house, seed, keys, tally, over, calm }: Surroundings & { over: AbortSignal; calm: AbortSignal },
): Promise<Lived> {
  const story = lives[planned.life];
  const purpose = `life ${planned.number}`;
  const order = takeInHands({
    ...{ planned, keys, over, chance: chance(seed, purpose) },
    door: openDoor({ url: house.doors[story.shop], tally, over, chance: chance(seed, `${purpose} at the door`) }),
    removeHalfMade: (orderId) => removeHalfMade(house, orderId),
  });
  const { number, life: name } = planned;
  let stuck: string | null = null;
  try {
    await pause(planned.beginsAt, undefined, { signal: over });
    await story.live(order);
    await order.attend(calm);
  } catch (error) {
    stuck = error instanceof Error ? error.message : String(error);
  }
  return { name, number, story, ledger: order.ledger, stuck };
}

/** What staff is told to do about an installation that has failed: delete the server in the panel. */
async function removeHalfMade({ panel, installationId }: ChaosHouse, orderId: string): Promise<void> {
  const headers = { authorization: `Bearer ${panel.applicationKey}`, accept: 'application/json' };
  const ask = (method: string, path: string) =>
    fetch(`${panel.url}/api/application/servers${path}`, { method, headers, signal: AbortSignal.timeout(10_000) });
  try {
    const found = await ask('GET', `/external/botyard-${installationId}-${orderId}`);
    if (!found.ok) return;
    const { attributes } = (await found.json()) as { attributes: { id: number } };
    await ask('DELETE', `/${attributes.id}`);
  } catch {
    // The panel misbehaves to staff too; the next time it is asked for may be luckier.
  }
}
