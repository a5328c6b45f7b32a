import type { OrderRecord } from '../../db/queries/order-records.ts';
import {
  type Addon,
  type AddonCode,
  type Catalogue,
  choose,
  featuresOf,
  type Plan,
  type Resources,
  resourcesOf,
  type Selection,
} from '../../domain/catalogue.ts';
import type { Period } from '../../domain/order.ts';
import { type AskedChange, costOfChange } from '../../domain/plan-change.ts';
import { type PriceLine, priceOf } from '../../domain/price.ts';
import { sameWords } from '../same-words.ts';
import { changeLine } from './change-line.ts';
import { mixedChange, otherCurrency, planUnchanged } from './refusals.ts';

/** Another plan for an order, and its price at a moment. */
export interface Offer extends Omit<AskedChange, 'id'> {
  /** Milliseconds since 1970. */
  at: number;
  planName: string;
  addons: AddonCode[];
  resources: Resources;
  features: string[];
  maxGuilds: number;
  currency: string;
  period: Period;
  dueLines: PriceLine[];
  renewalLines: PriceLine[];
}

interface Wish {
  order: OrderRecord;
  catalogue: Catalogue;
  wish: Selection;
  at: number;
}

/** What the order would become, at today's prices; what is more is had at once, what is less from the renewal on. */
export function offerOf({ order, catalogue, wish, at }: Wish): Offer {
  const { state, period } = order;
  const kept = keptAddons(order, catalogue);
  const sold = choose(catalogue, { tier: wish.tier, addons: [...wish.addons, ...kept] });
  if (isAsNow(order, sold)) throw planUnchanged(order);
  if (sold.plan.currency !== state.currency) throw otherCurrency(order);

  const { renewalAmount, lines } = priceOf({ ...sold, period });
  const bought = priceOf({ ...sold, addons: newOnce(order, sold.addons), period }).lines.filter(isOnce);
  const once = bought.reduce((sum, { amount }) => sum + amount, 0);
  const { due, begins } = costOfChange(state, { renewalAmount, once }, at);
  if (begins === 'at-renewal' && bought.length > 0) throw mixedChange(order);

  const difference = due - once;
  return {
    at,
    tier: sold.plan.tier,
    planName: sold.plan.name,
    addons: sold.addons.map(({ code }) => code),
    begins,
    resources: resourcesOf(sold),
    features: featuresOf(sold),
    maxGuilds: sold.plan.maxGuilds,
    currency: state.currency,
    period,
    renewalAmount,
    renewalLines: lines.filter((line) => !isOnce(line)),
    due,
    dueLines: begins === 'now' && difference !== 0 ? [changeLine(sold, state, difference), ...bought] : bought,
  };
}

/** What is as it was is no change, unless it takes back one that is on its way. */
const isAsNow = ({ state, addons }: OrderRecord, sold: { plan: Plan; addons: readonly Addon[] }): boolean =>
  state.change === null &&
  state.tier === sold.plan.tier &&
  sameWords(
    addons,
    sold.addons.map(({ code }) => code),
  );

const isOnce = ({ billed }: PriceLine) => billed === 'once';

/** What was bought once stays bought. */
const keptAddons = ({ addons }: OrderRecord, catalogue: Catalogue): AddonCode[] =>
  catalogue.addons.filter(({ code, billed }) => billed === 'once' && addons.includes(code)).map(({ code }) => code);

const newOnce = ({ addons }: OrderRecord, chosen: readonly Addon[]): Addon[] =>
  chosen.filter(({ code, billed }) => billed === 'once' && !addons.includes(code));
