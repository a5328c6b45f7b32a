import type { Routine } from '../integrations/temporal/schedules.ts';

/** What Botyard does again and again by itself. */
export const routines: readonly Routine[] = [
  {
    workflow: 'healthSweep',
    summary: 'Looks at every bot',
    spec: { intervals: [{ every: '5 minutes' }], jitter: '10 seconds' },
  },
  {
    workflow: 'retention',
    summary: 'Makes what was seen coarser with age, and forgets what is over',
    spec: { intervals: [{ every: '1 hour', offset: '7 minutes' }], jitter: '1 minute' },
  },
  {
    workflow: 'reconcile',
    summary: 'Compares orders with the servers that stand',
    spec: { calendars: [{ hour: 3, minute: 20 }], jitter: '10 minutes' },
  },
];
