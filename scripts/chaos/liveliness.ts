import type { House } from '../start/house.ts';
import type { PartPlan } from '../start/part.ts';

/** Which parts have died and are not back yet. */
export interface Liveliness {
  /** Parts that are being started again. */
  down(): string[];
  /** How often each part has ended. */
  ends: ReadonlyMap<string, number>;
}

/** A worker that was killed is in Temporal's memory for another minute: only its own keeper knows better. */
export function watchLiveliness(house: House): { house: House; liveliness: Liveliness } {
  const away = new Set<string>();
  const ends = new Map<string, number>();

  const watched = <Ready>(plan: PartPlan<Ready>): PartPlan<Ready> => ({
    ...plan,
    launch() {
      const child = plan.launch();
      child.once('exit', () => {
        away.add(plan.name);
        ends.set(plan.name, (ends.get(plan.name) ?? 0) + 1);
      });
      return child;
    },
    async untilReady(child) {
      const ready = await plan.untilReady(child);
      away.delete(plan.name);
      return ready;
    },
  });
  return {
    house: { ...house, start: (plan) => house.start(watched(plan)) },
    liveliness: { down: () => [...away], ends },
  };
}
