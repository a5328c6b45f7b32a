import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from '../../api/contract.ts';
import type { confirmPayment } from '../../api/routes/admin/confirm-payment.ts';
import type { placeOrder } from '../../api/routes/place-order.ts';
import type { readOrder } from '../../api/routes/read-order.ts';
import type { upgradeOrder } from '../../api/routes/upgrade-order.ts';
import type { Phase } from '../../domain/order.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Door } from './door.ts';
import type { PlannedLife } from './plan.ts';
import type { Chance } from './random.ts';

export type Order = Answer<typeof readOrder>;
type Payment = Answer<typeof confirmPayment>;

export interface Keys {
  customer: string;
  admin: string;
}

/** What its people know of an order, to be held against what Botyard says at the end. */
export interface Ledger {
  /** Minor units by the payment's id; null where staff has rejected it. */
  payments: Map<string, number | null>;
  /** Days of paid time that staff has added. */
  daysAdded: number;
  /** The newest last. */
  tokens: string[];
  /** What was asked for and answered well, by the name that the audit has for it. */
  deeds: Map<string, number>;
  orderId: string | null;
}

interface Surroundings {
  planned: PlannedLife;
  door: Door;
  keys: Keys;
  chance: Chance;
  over: AbortSignal;
  /** Does what the remedy of a failed installation says. */
  removeHalfMade(orderId: string): Promise<void>;
}

const staffDeeds: Record<string, string> = { retry: 'retryProvisioning' };

/** An order in the hands of its customer and of staff, who do as the api tells them. */
export function takeInHands({ planned, door, keys, chance, over, removeHalfMade }: Surroundings) {
  const ledger: Ledger = { payments: new Map(), daysAdded: 0, tokens: [], deeds: new Map(), orderId: null };
  let deeds = 0;
  let helpedWith = '';
  const nextKey = () => `life-${planned.number}-${deeds++}`;
  const id = () => ledger.orderId ?? '';

  const read = () => door.ask<Order>({ method: 'GET', path: `/api/orders/${id()}`, as: keys.customer });
  const think = () => pause(chance.between(0, planned.pace), undefined, { signal: over });

  async function post<Result = Order>(as: keyof Keys, path: string, body: object = {}): Promise<Result> {
    return door.ask<Result>({ method: 'POST', path, as: keys[as], body, key: nextKey() });
  }

  async function place(wish: { tier?: 'starter' | 'pro'; later?: true } = {}): Promise<void> {
    const bot = wish.later ? { later: true } : { token: newToken() };
    const guildId = String(10n ** 17n + BigInt(planned.number));
    const order = { tier: wish.tier ?? 'starter', addons: [], guildId, period: 'month', bot };
    const placed = await post<Answer<typeof placeOrder>>('customer', '/api/orders', order);
    ledger.orderId = placed.id;
    await think();
  }

  /** Never said to anybody but Botyard, and to be found nowhere. */
  function newToken(): string {
    const token = `${randomBytes(18).toString('base64url')}.chaos${planned.number}.${randomBytes(27).toString('base64url')}`;
    ledger.tokens.push(token);
    return token;
  }

  async function ask(deed: string, body: object = {}): Promise<Order> {
    const order = await post('customer', `/api/orders/${id()}/${deed}`, body);
    count(`order.${deed.replace(/-./g, ([, letter]) => letter!.toUpperCase())}`);
    await think();
    return order;
  }

  async function decide(deed: string, body: object = {}): Promise<Order> {
    const order = await post('admin', `/api/admin/orders/${id()}/${deed}`, body);
    count(`order.${staffDeeds[deed] ?? deed}`);
    await think();
    return order;
  }

  const count = (action: string) => ledger.deeds.set(action, (ledger.deeds.get(action) ?? 0) + 1);

  /** The customer pays what is open; staff sees so much of it arrive, or nothing. */
  async function pay(arrived?: number | null): Promise<void> {
    const said = { method: 'manual', reference: `Life ${planned.number}` };
    const payment = await post<Payment>('customer', `/api/orders/${id()}/payments`, said);
    await think();
    const decision = arrived === null ? 'reject' : 'confirm';
    const body = arrived === null ? { reason: 'Nothing has come.' } : { ...(arrived && { amount: arrived }) };
    const decided = await post<Payment>('admin', `/api/admin/payments/${payment.id}/${decision}`, body);
    ledger.payments.set(payment.id, decided.receivedAmount);
    count(`payment.${decision}`);
    await think();
  }

  async function giveToken(): Promise<void> {
    const body = { token: newToken() };
    await door.ask({ method: 'PUT', path: `/api/orders/${id()}/bot-token`, as: keys.customer, body });
    await think();
  }

  /** Looks again and again; staff does on the way what it is asked for. */
  async function until(isSo: (order: Order) => boolean): Promise<Order> {
    while (true) {
      const order = await read();
      if (isSo(order)) return order;
      if (order.attention?.who === 'staff') await help(order);
      await pause(chance.between(300, 900), undefined, { signal: over });
    }
  }

  /** Attention is the one thing that people are there for: they do what the remedy says, and ask for another try, once. */
  async function help({ phase, attention }: Order): Promise<void> {
    if (!attention || helpedWith === attention.since) return;
    if (phase === 'provisioning') await removeHalfMade(id());
    if (await unlessRefused(() => decide('retry'))) helpedWith = attention.since;
  }

  /** Staff keeps an eye on it for as long as things go wrong, and until nothing waits for staff. */
  async function attend(calm: AbortSignal): Promise<void> {
    for (let order = await read(); order.phase !== 'ended'; order = await read()) {
      if (order.attention?.who === 'staff') await help(order);
      else if (calm.aborted) return;
      await pause(chance.between(2_000, 5_000), undefined, { signal: over });
    }
  }

  async function choosePlan(tier: 'starter' | 'pro'): Promise<void> {
    const wish = { tier, addons: [] };
    const path = `/api/orders/${id()}/upgrade`;
    const shown = await post<Answer<typeof upgradeOrder>>('customer', `${path}?dryRun=1`, wish);
    if (!('asOf' in shown)) throw new Error('A dry run answered an order.');
    await ask('upgrade', { ...wish, asOf: shown.asOf, due: shown.due.amount });
  }

  async function extend(days: number): Promise<void> {
    await decide('extend', { days });
    ledger.daysAdded += days;
  }

  return {
    ledger,
    place,
    ask,
    decide,
    pay,
    giveToken,
    read,
    until,
    attend,
    untilPhase: (phase: Phase) => until((order) => order.phase === phase),
    choosePlan,
    extend,
  };
}

export type OrderInHands = ReturnType<typeof takeInHands>;

/** Whether it was done: an order that has moved on meanwhile may say no. */
export async function unlessRefused(deed: () => Promise<unknown>): Promise<boolean> {
  try {
    await deed();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
