import { condition, defineSignal, defineUpdate, proxyLocalActivities, setHandler } from '@temporalio/workflow';

const { nothing } = proxyLocalActivities<{ nothing(): Promise<void> }>({ startToCloseTimeout: '10s' });

export const accept = defineUpdate('accept');
export const paid = defineSignal('paid');
export const approve = defineUpdate('approve');

/** The least that Temporal can do for an order: the same messages, and five local activities that do nothing. */
export async function floor(): Promise<void> {
  let [accepted, isPaid, approved, done] = [false, false, 0, 0];
  const does = async () => {
    await nothing();
    done++;
  };
  setHandler(accept, async () => {
    accepted = true;
    await condition(() => done >= 2);
  });
  setHandler(paid, () => {
    isPaid = true;
  });
  setHandler(approve, async () => {
    approved++;
    await condition(() => done >= 5);
  });

  await condition(() => accepted);
  await does();
  await does();
  await condition(() => isPaid);
  await does();
  await condition(() => approved > 0);
  await does();
  await does();
  await condition(() => false);
}

export const touch = defineUpdate('touch');

/** The least that Temporal can do for one command: it takes it and answers. */
export async function bare(): Promise<void> {
  setHandler(touch, () => undefined);
  await condition(() => false);
}
