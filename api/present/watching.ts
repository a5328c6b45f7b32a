import { z } from 'zod';
import type { BlindMonitor } from '../../db/queries/sight.ts';
import { hostNames } from '../../domain/hosting.ts';
import { minutesOf, type Sightline, watchedSentence } from '../../domain/sight.ts';
import { time } from '../fields.ts';
import { iso } from './money.ts';

/** How well the bots are watched. */
export const WatchingView = z.object({
  watched: z.int().describe('Bots that should be at work, on hosts that can be watched.'),
  oldestLookMinutes: z.int().nullable().describe('How long ago the bot was looked at that has waited longest.'),
  sentence: z.string(),
  blind: z
    .array(
      z.object({
        host: z.enum(hostNames),
        node: z.string().nullable().describe('Null: the whole host.'),
        sentence: z.string().nullable(),
        since: time,
      }),
    )
    .describe('What cannot be seen, and why. Its bots count as unseen, not as down.'),
});

export const presentWatching = (
  sightline: Sightline,
  blind: readonly BlindMonitor[],
): z.input<typeof WatchingView> => ({
  watched: sightline.watched,
  oldestLookMinutes: sightline.oldestMs === null ? null : minutesOf(sightline.oldestMs),
  sentence: watchedSentence(sightline),
  blind: blind.map(({ since, ...monitor }) => ({ ...monitor, since: iso(since) })),
});
