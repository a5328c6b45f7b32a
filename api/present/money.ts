import { z } from 'zod';
import { money } from '../fields.ts';

export const PriceView = z
  .object({
    ...money,
    lines: z.array(
      z.object({
        item: z.string(),
        amount: z.int().describe('Minor units.'),
        billed: z.enum(['each-period', 'once']),
      }),
    ),
  })
  .meta({ id: 'Price' });

/** PostgreSQL's way of writing a moment, as JSON's. */
export const iso = (time: string | number): string => new Date(time).toISOString();
export const isoOrNull = (time: string | number | null): string | null => (time === null ? null : iso(time));
