import { Context } from '@temporalio/activity';
import type { Em, Orm } from '../db/orm.ts';
import { forgetSome, forgettables } from '../db/queries/forget.ts';
import { thinnings, thinOldestHour } from '../db/queries/thin-samples.ts';
import { sumNextHour } from '../db/queries/uptime.ts';
import { within } from '../db/scope.ts';
import { defaultRetention, type Retention } from '../domain/retention.ts';

export type RetentionActivities = ReturnType<typeof retentionActivities>;

/** How long one round of tidying may take, in milliseconds; whoever called asks again when something is left. */
const round = 60_000;
const batch = 5_000;

/** What is kept, made smaller by age. Every verb is safe to repeat, and each statement takes a bounded bite. */
export function retentionActivities({ orm, retention = defaultRetention }: { orm: Orm; retention?: Retention }) {
  const alone = <Result>(work: (em: Em) => Promise<Result>) => within(orm, { kind: 'system' }, work);

  /** Bite after bite while there are any; answers whether some are left when the time is over. */
  async function untilDone(bite: () => Promise<boolean>): Promise<boolean> {
    for (const end = Date.now() + round; Date.now() < end; ) {
      if (!(await bite())) return false;
      Context.current().heartbeat();
    }
    return true;
  }

  async function oneAfterAnother(bites: readonly (() => Promise<boolean>)[]): Promise<{ left: boolean }> {
    let left = false;
    for (const bite of bites) left = (await untilDone(bite)) || left;
    return { left };
  }

  return {
    /** The hours of all bots together, before anything is made coarser. */
    sumUptime: () => oneAfterAnother([() => alone((em) => sumNextHour(em))]),

    thinSamples: () =>
      oneAfterAnother(
        thinnings.map((thinning) => () => {
          const before = Date.now() - retention[thinning.keptFor];
          return alone((em) => thinOldestHour(em, thinning, before));
        }),
      ),

    forgetOld: () =>
      oneAfterAnother(
        forgettables.map((what) => async () => {
          const before = Date.now() - retention[what];
          return (await alone((em) => forgetSome(em, what, { before, atMost: batch }))) === batch;
        }),
      ),
  };
}
