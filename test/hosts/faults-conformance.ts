import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Busy, Refusal } from '../../domain/refusal.ts';
import { type Candidate, spec, type Trial, token } from './trial.ts';

interface Deed {
  /** What has to be there before. */
  given?(trial: Trial, orderId: string): Promise<unknown>;
  does(trial: Trial, orderId: string): Promise<unknown>;
  /** What is true once it is done. */
  holds(trial: Trial, orderId: string): Promise<void>;
}

/** Whatever a host is asked, whichever of its calls meets whatever fault: whoever tries again gets what was wanted. */
export function faultsConformance({ name, faults, make }: Candidate): void {
  for (const [verb, deed] of Object.entries(deeds)) {
    test(`${name}: ${verb} is done by trying again, whatever goes wrong with any of its calls`, async (t) => {
      for (const fault of faults) await meeting(fault, deed, await make(t, fault));
    });
  }
}

/** One order for each call that can meet the fault, until there was no such call any more. */
async function meeting(fault: string, { given, does, holds }: Deed, trial: Trial): Promise<void> {
  for (let nth = 1, isMet = true; isMet; nth++) {
    const orderId = `o${nth}`;
    if (given) await persist(trial, () => given(trial, orderId), 'before');
    await trial.settle();

    trial.disturb(fault, nth);
    await persist(trial, () => does(trial, orderId), `${fault} at call ${nth}`);
    isMet = trial.calm();
    await trial.settle();
    await persist(trial, () => holds(trial, orderId), `after ${fault} at call ${nth}`);
    assert.ok(nth < 20, 'a verb makes a handful of calls');
  }
}

async function persist(trial: Trial, work: () => Promise<unknown>, where: string): Promise<void> {
  for (let tries = 1; tries < 6; tries++) {
    const wait = await work().then(() => null, patienceAfter);
    if (wait === null) return;
    trial.pass(wait);
  }
  assert.fail(`${where}: five tries were not enough`);
}

/** A fault is a wish for patience or a "no" with a remedy, and never tells a secret. */
function patienceAfter(error: unknown): number {
  assert.ok(error instanceof Busy || (error instanceof Refusal && error.remedy), String(error));
  assert.ok(!JSON.stringify([error.message, error.stack, error]).includes(token));
  return error instanceof Busy ? error.retryAfterMs : 0;
}

const provision = ({ host }: Trial, orderId: string) => host.provision(spec(orderId));

async function suspended(trial: Trial, orderId: string): Promise<void> {
  await provision(trial, orderId);
  await trial.settle();
  await trial.host.suspend(orderId);
}

async function running({ host, runs, count }: Trial, orderId: string): Promise<void> {
  assert.equal(await host.status(orderId), 'running');
  assert.ok(await runs(orderId));
  assert.equal(await count(orderId), 1);
}

const deeds: Record<string, Deed> = {
  provision: { does: provision, holds: running },
  find: {
    given: provision,
    does: async ({ host }, orderId) => assert.ok(await host.find(orderId)),
    holds: running,
  },
  status: {
    given: provision,
    does: async ({ host }, orderId) => assert.match(await host.status(orderId), /^(running|unknown)$/),
    holds: running,
  },
  power: {
    given: provision,
    does: ({ host }, orderId) => host.power(orderId, 'stop'),
    holds: async ({ runs }, orderId) => assert.ok(!(await runs(orderId))),
  },
  suspend: {
    given: provision,
    does: ({ host }, orderId) => host.suspend(orderId),
    async holds({ host, runs }, orderId) {
      assert.equal(await host.status(orderId), 'suspended');
      assert.ok(!(await runs(orderId)));
    },
  },
  unsuspend: { given: suspended, does: ({ host }, orderId) => host.unsuspend(orderId), holds: running },
  resize: {
    given: provision,
    does: ({ host }, orderId) => host.resize(orderId, { ...spec(orderId).resources, memoryMb: 1024 }),
    holds: running,
  },
  reconfigure: { given: provision, does: ({ host }, orderId) => host.reconfigure(spec(orderId)), holds: running },
  terminate: {
    given: provision,
    does: ({ host }, orderId) => host.terminate(orderId),
    holds: async ({ count }, orderId) => assert.equal(await count(orderId), 0),
  },
};
