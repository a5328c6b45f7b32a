import { z } from 'zod';
import type { DeploymentRecord } from '../../db/queries/deployments.ts';
import { lookSources } from '../../domain/watching.ts';
import { time } from '../fields.ts';
import { isoOrNull } from './money.ts';

const share = z.number().min(0).max(1);

export const UptimeView = z
  .object({
    upShare: share
      .nullable()
      .describe('The part of the seen time in which the bot was at work; null where nothing was seen.'),
    knownShare: share.describe('The part of the time that was seen. The rest is unknown: neither up nor down.'),
  })
  .meta({ id: 'Uptime' });

/** Of the last 24 hours, 7 days and 30 days. */
export const UptimesView = z.object({ day: UptimeView, week: UptimeView, month: UptimeView }).meta({ id: 'Uptimes' });

/** How a bot was found, and how long ago. */
export const WatchView = z.object({
  health: z.enum(['up', 'down']).nullable().describe('Null while nobody has looked.'),
  lookedAt: time.nullable(),
  source: z
    .enum(lookSources)
    .nullable()
    .describe('How it was seen: by its own word, in a list of its machine, or alone.'),
  ageSeconds: z.int().nullable().describe('How long ago that was.'),
});

export const presentWatch = ({
  health,
  lastHealthCheck,
  lookSource,
}: Pick<DeploymentRecord, 'health' | 'lastHealthCheck' | 'lookSource'>): z.input<typeof WatchView> => ({
  health,
  lookedAt: isoOrNull(lastHealthCheck),
  source: lookSource,
  ageSeconds:
    lastHealthCheck === null ? null : Math.max(0, Math.round((Date.now() - Date.parse(lastHealthCheck)) / 1_000)),
});
