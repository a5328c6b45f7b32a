import { parseArgs } from 'node:util';
import { Refusal } from '../../domain/refusal.ts';
import { absentees, type Size } from './plan.ts';
import { type TemporalShape, temporalShapes } from './temporal.ts';

export interface Wish extends Size {
  /** Seconds for which each part falls silent; 0: parts are killed instead. */
  away: number;
  temporal: TemporalShape;
}

/** What was asked for on the command line. */
export function readWish(words: string[], anySeed: string): Wish {
  const { values } = parseArgs({
    args: words,
    options: {
      seed: { type: 'string', default: anySeed },
      orders: { type: 'string', default: '200' },
      kills: { type: 'string', default: '24' },
      minutes: { type: 'string' },
      away: { type: 'string' },
      temporal: { type: 'string', default: 'dev' },
    },
  });
  const { seed, temporal } = values;
  const shape = temporalShapes.find((name) => name === temporal);
  if (!shape) throw new Refusal('bad-flag', `--temporal must be one of ${temporalShapes.join(', ')}.`);
  const away = values.away === undefined ? 0 : positive(values.away, 'away');
  const minutes = values.minutes ?? String(away > 0 ? (absentees.length * (away + 130)) / 60 : 4);
  return {
    seed,
    away,
    orders: positive(values.orders, 'orders'),
    kills: positive(values.kills, 'kills'),
    minutes: positive(minutes, 'minutes'),
    temporal: shape,
  };
}

function positive(word: string, flag: string): number {
  const number = Number(word);
  if (number > 0 && (flag === 'minutes' || Number.isInteger(number))) return number;
  throw new Refusal('bad-flag', `--${flag} must be a number above 0.`);
}
