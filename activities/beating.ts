import { Context } from '@temporalio/activity';

/** Lets Temporal see that the work goes on, also while a host takes its time; learns that way that it is called off. */
export async function beating<Result>(work: () => Promise<Result>): Promise<Result> {
  const context = Context.current();
  const beat = setInterval(() => context.heartbeat(), 2_000);
  try {
    return await work();
  } finally {
    clearInterval(beat);
  }
}
