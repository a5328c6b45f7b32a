import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { Answer } from '../http/answer.ts';

export const outageSchema = z.strictObject({
  /** `unavailable`: everything answers 503. `refused`: nobody gets through, and who is connected is thrown out. */
  kind: z.enum(['unavailable', 'refused']),
  /** By Discord's clock. */
  ms: z.int().positive(),
});

/** What lets connections in. */
export interface Gate {
  shut(): void;
  open(): void;
}

export interface Outage {
  gate: Gate;
  begin(order: z.output<typeof outageSchema>): void;
  /** Whether everything answers that it is unavailable. */
  isOn(): boolean;
}

export function createOutage(clock: Clock): Outage {
  let unavailableUntil = 0;
  const outage: Outage = {
    gate: { shut: () => undefined, open: () => undefined },
    begin({ kind, ms }) {
      const until = clock.now() + ms;
      if (kind === 'unavailable') unavailableUntil = until;
      else shutUntil(until);
    },
    isOn: () => clock.now() < unavailableUntil,
  };

  /** Whoever ordered it hears that it was done. */
  function shutUntil(until: number): void {
    setImmediate(() => outage.gate.shut());
    clock.at(until, () => outage.gate.open());
  }

  return outage;
}

export const unavailable: Answer = {
  status: 503,
  body: { message: 'upstream connect error or disconnect/reset before headers', code: 0 },
};
