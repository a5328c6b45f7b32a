import { z } from 'zod';
import { attemptOutcomes } from '../../db/entities/deployment-log.ts';
import type { AttemptRecord } from '../../db/queries/list-attempts.ts';
import { hostActions } from '../../domain/hosting.ts';
import { type Actor, isStaff } from '../../domain/permission.ts';
import { time } from '../fields.ts';
import { iso, isoOrNull } from './money.ts';

export const AttemptView = z
  .object({
    id: z.uuid(),
    action: z.enum(hostActions),
    attempt: z.int().describe('Counted for each action.'),
    outcome: z.enum(attemptOutcomes),
    message: z.string().nullable().describe('What went wrong. Shown to staff.'),
    remedy: z.string().nullable().describe('What helps. Shown to staff.'),
    startedAt: time,
    endedAt: time.nullable(),
  })
  .meta({ id: 'Attempt' });

/** What went wrong at a host, and how staff mends it, is no business of the customer. */
export const presentAttempt = (attempt: AttemptRecord, actor: Actor): z.input<typeof AttemptView> => ({
  ...attempt,
  ...(!isStaff(actor) && { message: null, remedy: null }),
  startedAt: iso(attempt.startedAt),
  endedAt: isoOrNull(attempt.endedAt),
});
