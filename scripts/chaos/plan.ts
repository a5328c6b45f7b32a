import { type LifeName, lifeNames } from './lives/names.ts';
import { type Chance, chance } from './random.ts';

/** Parts that are killed, by the names under which their processes are written down. */
export const victims = ['worker', 'api', 'hurried-api', 'postgres-server', 'temporal-server'] as const;
export type Victim = (typeof victims)[number];

/** Parts that may fall silent. */
export const absentees = ['panel', 'api', 'worker', 'postgres-server', 'temporal-server'] as const;
export type Absentee = (typeof absentees)[number];

export interface PlannedLife {
  number: number;
  life: LifeName;
  /** Milliseconds after the beginning. */
  beginsAt: number;
  /** How long its people think between two deeds, at most, in milliseconds. */
  pace: number;
}

/** Parts that are killed one soon after the other, before anything is well again. */
export interface Blow {
  /** Milliseconds of peace before it. */
  after: number;
  victims: { victim: Victim; after: number }[];
}

export interface Plan {
  lives: PlannedLife[];
  blows: Blow[];
}

export interface Size {
  seed: string;
  orders: number;
  kills: number;
  minutes: number;
}

/** Everything that is decided before it begins. */
export const makePlan = ({ seed, orders, kills, minutes }: Size): Plan => ({
  lives: planLives(chance(seed, 'lives'), orders, minutes * 60_000),
  blows: planBlows(chance(seed, 'kills'), kills, minutes * 60_000),
});

/** Every kind of life as often as any other; they begin one after another until the storm is nearly over. */
function planLives(chance: Chance, orders: number, stormMs: number): PlannedLife[] {
  const kinds = Array.from({ length: Math.ceil(orders / lifeNames.length) }, () => chance.shuffled(lifeNames)).flat();
  return kinds.slice(0, orders).map((life, index) => ({
    number: index + 1,
    life,
    beginsAt: Math.round(((index + chance.fraction()) / orders) * stormMs * 0.8),
    pace: chance.between(200, 6_000),
  }));
}

/** Every part as often as any other; a third of the blows hit two or three at once. */
function planBlows(chance: Chance, kills: number, stormMs: number): Blow[] {
  const rounds = Array.from({ length: Math.ceil(kills / victims.length) }, () => chance.shuffled(victims)).flat();
  const left = rounds.slice(0, kills);
  const blows: Blow['victims'][] = [];
  while (left.length > 0) {
    const size = chance.fraction() < 0.35 ? chance.between(2, 3) : 1;
    blows.push(left.splice(0, size).map((victim, nth) => ({ victim, after: nth && chance.between(0, 4_000) })));
  }
  const share = stormMs / (blows.length + 1);
  return blows.map((victims) => ({ after: Math.round(share * (0.2 + 0.6 * chance.fraction())), victims }));
}
