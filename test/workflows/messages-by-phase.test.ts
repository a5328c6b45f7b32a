import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { keepLateFact } from '../../db/queries/late-facts.ts';
import { announceFact } from '../../db/queries/outbox.ts';
import { within } from '../../db/scope.ts';
import { type Phase, phases } from '../../domain/order.ts';
import {
  type OrderCommandName,
  type OrderCommands,
  orderCommandNames,
  refusalOf,
} from '../../domain/order-commands.ts';
import type { NewOrderFact, OrderFact } from '../../domain/order-facts.ts';
import type { Decision, OrderState } from '../../domain/order-state.ts';
import { Refusal } from '../../domain/refusal.ts';
import { paidUntil } from '../../domain/term.ts';
import type { OrderUnderTest, Wish } from '../fixtures/customer.ts';
import { fakeHost } from '../fixtures/hosts.ts';
import { eventually, type House, openHouse, system } from '../fixtures/house.ts';
import { anOrderThatIs, shortPeriods } from '../fixtures/lives.ts';
import { atRest } from '../fixtures/rest.ts';

type Says = Omit<OrderCommands[OrderCommandName], keyof Decision>;

interface Sample {
  name: OrderCommandName;
  /** The command with what it says, as the situations name it. */
  label: string;
  says(order: OrderUnderTest): Promise<Says>;
}

const sample = (name: OrderCommandName, says: Says = {}): Sample => {
  const words = Object.values(says).map((word) => ` ${word}`);
  return { name, label: `${name}${words.join('')}`, says: async () => says };
};

const samples: readonly Sample[] = [
  sample('acceptQuote'),
  sample('declineQuote'),
  sample('approve'),
  { ...sample('approve', { override: true } as Says), label: 'approve before payment' },
  sample('reject'),
  sample('cancel'),
  sample('cancel', { when: 'now' } as Says),
  sample('cancel', { when: 'period-end' } as Says),
  sample('cancel', { when: 'never' } as Says),
  sample('retryProvisioning'),
  sample('changeHost', { host: 'pm2' } as Says),
  { ...sample('markDeployed', { serverId: 'srv-7', url: null } as Says), label: 'markDeployed' },
  { ...sample('upgrade'), says: async (order) => ({ change: await order.wish() }) as Says },
  sample('restart'),
  sample('setAutoRestart', { on: false } as Says),
  sample('suspend'),
  sample('unsuspend'),
  sample('extend', { days: 1 } as Says),
  sample('settle', { outcome: 'waived', amount: 500 } as Says),
  sample('terminate'),
];

/** Whether the order, which was like that before, has done what it was told. */
type Effect = (now: OrderState, before: OrderState) => boolean;

interface Situation {
  phase: Phase;
  wish?: Wish;
  /** How it comes about from an order that has just come to the phase. */
  by?: (order: OrderUnderTest) => Promise<unknown>;
  takes: Record<string, Effect>;
  /** What moves it on; all other facts leave it where it is. */
  movedBy?: Partial<Record<OrderFact['name'], Phase>>;
  /** The invoice of which it is told that it was paid. */
  invoice?: string;
}

const day = 86_400_000;
const somePayment = randomUUID();
const is =
  (phase: Phase): Effect =>
  (now) =>
    now.phase === phase;
const over =
  (reason: string, ...ends: Phase[]): Effect =>
  ({ phase, ending }) =>
    ends.includes(phase) && ending?.reason === reason;
const oneDayMore: Effect = (now, before) => now.until === before.until! + day;
const triedAgain: Effect = (now, before) => now.attention !== null && now.attention.since > before.attention!.since;
const atPeriodEnd: Effect = ({ cancelAtPeriodEnd, phase }) => cancelAtPeriodEnd !== null && phase === 'active';

const situations: Record<string, Situation> = {
  quoted: {
    phase: 'quoted',
    takes: {
      'setAutoRestart false': ({ autoRestart }) => !autoRestart,
      acceptQuote: is('awaiting-payment'),
      declineQuote: over('declined', 'ended'),
      cancel: over('cancelled', 'ended'),
      'cancel now': over('cancelled', 'ended'),
      'extend 1': oneDayMore,
    },
  },
  'awaiting payment': {
    phase: 'awaiting-payment',
    takes: {
      'setAutoRestart false': ({ autoRestart }) => !autoRestart,
      'approve before payment': is('active'),
      cancel: over('cancelled', 'ended'),
      'cancel now': over('cancelled', 'ended'),
      'extend 1': oneDayMore,
    },
    movedBy: { paymentConfirmed: 'awaiting-approval' },
  },
  'awaiting approval': {
    phase: 'awaiting-approval',
    takes: {
      'setAutoRestart false': ({ autoRestart }) => !autoRestart,
      approve: is('active'),
      'approve before payment': is('active'),
      reject: over('rejected', 'settling'),
      cancel: over('cancelled', 'settling'),
      'cancel now': over('cancelled', 'settling'),
    },
  },
  'refused by its host': {
    phase: 'provisioning',
    wish: { host: 'pterodactyl' },
    takes: {
      'setAutoRestart false': ({ autoRestart }) => !autoRestart,
      cancel: over('cancelled', 'settling'),
      'cancel now': over('cancelled', 'settling'),
      retryProvisioning: triedAgain,
      'changeHost pm2': ({ phase, host }) => phase === 'active' && host === 'pm2',
      markDeployed: ({ phase, deployed }) => phase === 'active' && deployed?.serverId === 'srv-7',
      terminate: over('terminated', 'settling'),
    },
    movedBy: { deploymentReported: 'active' },
  },
  'without its token': {
    phase: 'provisioning',
    wish: { token: null },
    takes: {
      'setAutoRestart false': ({ autoRestart }) => !autoRestart,
      cancel: over('cancelled', 'settling'),
      'cancel now': over('cancelled', 'settling'),
      'changeHost pm2': ({ hostAsked }) => hostAsked === 'pm2',
      'extend 1': oneDayMore,
      terminate: over('terminated', 'settling'),
    },
    movedBy: { botTokenChanged: 'active' },
  },
  'at work': {
    phase: 'active',
    takes: {
      'setAutoRestart false': ({ autoRestart }) => !autoRestart,
      cancel: atPeriodEnd,
      'cancel now': over('cancelled', 'ended'),
      'cancel period-end': atPeriodEnd,
      upgrade: ({ change }) => change?.tier === 'pro' && change.until !== null,
      restart: ({ restartAsked, phase }) => phase === 'active' && !restartAsked,
      suspend: is('suspended'),
      'extend 1': (now, before) => paidUntil(now.terms) === paidUntil(before.terms)! + day,
      terminate: over('terminated', 'settling'),
    },
  },
  "cancelled for its period's end": {
    phase: 'active',
    by: (order) => order.command('cancel', { when: 'period-end' }),
    takes: {
      'setAutoRestart false': ({ autoRestart }) => !autoRestart,
      'cancel now': over('cancelled', 'ended'),
      'cancel never': ({ cancelAtPeriodEnd }) => cancelAtPeriodEnd === null,
      restart: ({ restartAsked, phase }) => phase === 'active' && !restartAsked,
      suspend: is('suspended'),
      'extend 1': (now, before) => paidUntil(now.terms) === paidUntil(before.terms)! + day,
      terminate: over('terminated', 'settling'),
    },
  },
  'stopped by staff': {
    phase: 'suspended',
    takes: {
      'setAutoRestart false': ({ autoRestart }) => !autoRestart,
      cancel: over('cancelled', 'ended'),
      'cancel now': over('cancelled', 'ended'),
      unsuspend: is('active'),
      terminate: over('terminated', 'settling'),
    },
  },
  'stopped for want of payment': {
    phase: 'active',
    wish: { policy: shortPeriods({ periodLength: 600, renewalReminders: [500], grace: 100 }) },
    by: (order) => order.until('suspended'),
    takes: {
      'setAutoRestart false': ({ autoRestart }) => !autoRestart,
      cancel: over('cancelled', 'ended'),
      'cancel now': over('cancelled', 'ended'),
      suspend: ({ suspension }) => suspension.staff !== null && suspension.unpaid !== null,
      'extend 1': (now, before) => now.suspension.unpaid === before.suspension.unpaid! + day,
      terminate: over('terminated', 'ended'),
    },
    movedBy: { paymentConfirmed: 'active' },
    invoice: 'renewal-1',
  },
  'being removed by a host that refuses': {
    phase: 'provisioning',
    wish: { host: 'docker' },
    by: async (order) => {
      await order.command('cancel');
      await eventually('staff is asked to see to it', async () => {
        const { ending, attention } = await order.state();
        return ending && attention;
      });
    },
    takes: { retryProvisioning: triedAgain },
  },
  settling: {
    phase: 'settling',
    takes: { 'settle waived 500': ({ phase, refundDue }) => phase === 'ended' && refundDue === 0 },
  },
  ended: { phase: 'ended', takes: {} },
};

const refusing = (code: string) => () => Promise.reject(new Refusal(code, 'The host says no.', { remedy: 'Wait.' }));

const houseOfAllHosts = (t: import('node:test').TestContext) =>
  openHouse(t, {
    hosts: {
      simulation: fakeHost().host,
      pm2: fakeHost().host,
      pterodactyl: fakeHost({ preflight: refusing('full') }).host,
      docker: fakeHost({ preflight: refusing('full'), terminate: refusing('locked') }).host,
    },
  });

async function anOrderIn({ phase, wish, by }: Situation, house: House): Promise<OrderUnderTest> {
  const order = await anOrderThatIs(phase, house, wish);
  await by?.(order);
  await atRest(house, order);
  return order;
}

const send = (order: OrderUnderTest, { name }: Sample, says: Says) => order.command(name, says as never);

test('every phase has its situations here, and every command its sample', () => {
  const seen = new Set(Object.values(situations).map(({ phase }) => phase));
  assert.deepEqual(
    phases.filter((phase) => phase !== 'suspended' && !seen.has(phase)),
    [],
  );
  assert.deepEqual(new Set(samples.map(({ name }) => name)), new Set(orderCommandNames));
});

test('an order takes the commands that its rules promise to take, and refuses all others with the promised word', async (t) => {
  const house = await houseOfAllHosts(t);

  for (const [name, situation] of Object.entries(situations)) {
    await t.test(`an order that is ${name}`, async () => {
      const order = await anOrderIn(situation, house);
      const before = await order.state();
      const taken: Sample[] = [];
      for (const sample of samples) {
        const says = await sample.says(order);
        const refusal = refusalOf(sample.name, before, says);
        if (!refusal) taken.push(sample);
        else await assert.rejects(send(order, sample, says), { name: 'Refusal', code: refusal.code }, sample.label);
      }

      assert.deepEqual(await atRest(house, order), before);
      assert.deepEqual(taken.map(({ label }) => label).sort(), Object.keys(situation.takes).sort());
      await Promise.all(taken.map((sample) => seeTaken(house, situation, sample)));
    });
  }
});

async function seeTaken(house: House, situation: Situation, sample: Sample): Promise<void> {
  const order = await anOrderIn(situation, house);
  const before = await order.state();

  const answer = await send(order, sample, await sample.says(order));

  assert.ok(answer.version > before.version, sample.label);
  assert.ok((await order.state()).version >= answer.version, `${sample.label}: the answer is ahead of the projection`);
  await eventually(`${sample.label} is followed`, async () =>
    situation.takes[sample.label]!(await order.state(), before),
  );
}

const facts = ({ invoice = 'first' }: Situation, { refundDue }: OrderState): readonly NewOrderFact[] => [
  { name: 'paymentSubmitted', paymentId: somePayment },
  { name: 'healthChanged', isUp: false, at: 1_000 },
  { name: 'paymentRejected', paymentId: somePayment },
  { name: 'botTokenChanged' },
  { name: 'deploymentReported', serverId: 'srv-8', url: null },
  { name: 'paymentConfirmed', paymentId: somePayment, invoicePaid: invoice, refundDue },
];

test('an order hears every fact once, whatever it is, and moves on by those alone that are meant to move it', async (t) => {
  const house = await houseOfAllHosts(t);

  for (const [name, situation] of Object.entries(situations)) {
    if (situation.phase === 'ended') continue;
    await t.test(`an order that is ${name}`, async () => {
      const { movedBy = {} } = situation;
      const order = await anOrderIn(situation, house);
      const start = await order.state();
      const told = facts(situation, start);

      for (const [index, fact] of told.filter((it) => !(it.name in movedBy)).entries()) {
        const heard = await tellTwice(house, order, { ...fact, number: 1_000 + 2 * index });
        assert.equal(heard.phase, start.phase, fact.name);
        assert.deepEqual(await order.state(), heard, `${fact.name} was heard twice`);
      }
      for (const fact of told.filter((it) => it.name in movedBy)) {
        const mover = await anOrderIn(situation, house);
        const moved = await tellTwice(house, mover, { ...fact, number: 2_000 });
        assert.equal(moved.phase, movedBy[fact.name], fact.name);
      }
    });
  }
});

/** What the order is after the fact; the fact once more, and one that comes late, must not have changed that. */
async function tellTwice(house: House, order: OrderUnderTest, fact: OrderFact): Promise<OrderState> {
  const handle = house.client.workflow.getHandle(order.workflowId);
  await handle.signal(fact.name, fact);
  const heard = await atRest(house, order);
  assert.equal(heard.lastFact, fact.number, fact.name);

  await handle.signal(fact.name, fact);
  await handle.signal(fact.name, { ...fact, number: fact.number - 1 });
  await handle.signal('paymentSubmitted', { name: 'paymentSubmitted', number: 1, paymentId: somePayment });
  assert.deepEqual(learnt(await atRest(house, order)), learnt(heard), `${fact.name} was heard twice`);
  return heard;
}

/** All that facts change but the phase: an order that was moved on by one, and whose months are short, goes on by itself. */
const learnt = ({
  lastFact,
  paid,
  paymentsWaiting,
  refundDue,
  tokenChanges,
  incident,
  deployed,
  terms,
}: OrderState) => ({
  ...{ lastFact, paid, paymentsWaiting, refundDue },
  ...{ tokenChanges, incident, deployed, terms },
});

test('an ended order hears nothing: each fact becomes a notice to staff, once, and nothing waits in the outbox', async (t) => {
  const house = await houseOfAllHosts(t);
  const order = await anOrderThatIs('ended', house);
  const ended = await atRest(house, order);
  const told = facts(situations['ended']!, ended);

  for (const fact of told) await within(house.orm, system, (em) => announceFact(em, order.id, fact));
  const after = await atRest(house, order);
  await within(house.orm, system, (em) => keepLateFact(em, ended, { ...told[0]!, number: 1 } as OrderFact));

  assert.deepEqual(after, ended);
  const notices = await house.ask<{ key: string; recipient: string }>(
    "select key, recipient from notices where order_id = ? and key like 'late-fact%' order by key",
    [order.id],
  );
  assert.deepEqual(
    notices,
    told.map((_, index) => ({ key: `late-fact:${index + 1}`, recipient: 'staff' })),
  );
  assert.deepEqual(await house.ask('select 1 from outbox'), []);
});
