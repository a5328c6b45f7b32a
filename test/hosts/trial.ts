import { type TestContext, test } from 'node:test';
import { defaultCatalogue, resourcesOf } from '../../domain/catalogue.ts';
import type { BotSpec, Host } from '../../domain/hosting.ts';
import { Refusal } from '../../domain/refusal.ts';

/** A host that a test may treat badly. */
export interface Trial {
  host: Host;
  /** How many servers the host really has for an order, by another way than the host's own. */
  count(orderId: string): Promise<number>;
  /** Until everything that was begun is installed. */
  settle(): Promise<void>;
  /** The next creation is made, and the answer to it lost. */
  loseNextAnswer(): void;
  /** The next call of whatever kind finds the host busy. */
  beBusyOnce(): void;
  /** From now on the host has no room. */
  fillUp(): void;
  /** Whether the order's process really runs, by another way than the host's own. */
  runs(orderId: string): Promise<boolean>;
  /** The nth call that the host makes from now on meets this one of the candidate's faults. */
  disturb(fault: string, nth: number): void;
  /** Takes the fault back if that call has not come. Whether it had. */
  calm(): boolean;
  pass(ms: number): void;
}

export const token = 'MTE5.canary-token.never-to-be-seen-anywhere-in-an-error-message-123456';

export const spec = (orderId: string, change: Partial<BotSpec> = {}): BotSpec => ({
  orderId,
  name: `bot_${orderId}_123456789012345678`,
  resources: resourcesOf({ plan: defaultCatalogue.plans[0]!, addons: [] }),
  environment: {
    botToken: token,
    guildId: '123456789012345678',
    tier: 'starter',
    features: ['basic_commands'],
    instanceToken: null,
    apiUrl: null,
  },
  ...change,
});

/** One of the ways to make a host. */
export interface Candidate {
  name: string;
  /** What can go wrong with any of its calls, in words. */
  faults: readonly string[];
  /** With the fault that is to come, for those who have to prepare for it. */
  make(t: TestContext, fault?: string): Promise<Trial>;
}

/** A sentence that has to hold for the host in question. */
export const promises =
  ({ name, make }: Candidate) =>
  (sentence: string, keep: (trial: Trial) => Promise<void>): void =>
    void test(`${name}: ${sentence}`, async (t) => keep(await make(t)));

export const isRefusal = (error: unknown, code: string): boolean =>
  error instanceof Refusal && error.code === code && Boolean(error.remedy);
