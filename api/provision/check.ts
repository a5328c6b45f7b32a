import type { OrderRecord } from '../../db/queries/order-records.ts';
import type { Selection } from '../../domain/catalogue.ts';
import type { Phase } from '../../domain/order.ts';
import { phaseWords, refusalOf } from '../../domain/order-commands.ts';
import { Refusal } from '../../domain/refusal.ts';
import { sameWords } from '../same-words.ts';

/** What whoever provisions takes the order to be. */
export interface Believed extends Selection {
  guildId: string;
}

const built: readonly Phase[] = ['provisioning', 'active', 'suspended'];

/** Refuses to build what was not ordered, not paid for, or is there already. */
export function requireProvisionable(order: OrderRecord, believed: Believed, override: boolean): void {
  const { state } = order;
  const differences = differencesOf(order, believed);
  if (differences.length > 0) throw orderDiffers(order, differences);
  if (built.includes(state.phase) && !state.ending) throw alreadyProvisioned(order);
  if (state.phase === 'awaiting-payment' && !state.approved && !state.ending && !override) throw notPaid(order);
  const refusal = refusalOf('approve', state, { override });
  if (refusal) throw refusal;
}

function differencesOf({ state, addons }: OrderRecord, believed: Believed): string[] {
  const differ = (field: string, ordered: string, asked: string) =>
    `${field} is ${ordered} in the order and ${asked} here`;
  return [
    ...(state.tier === believed.tier ? [] : [differ('tier', state.tier, believed.tier)]),
    ...(state.guildId === believed.guildId ? [] : [differ('discordGuildId', state.guildId, believed.guildId)]),
    ...(sameWords(addons, believed.addons) ? [] : [differ('selectedAddons', listed(addons), listed(believed.addons))]),
  ];
}

const listed = (words: readonly string[]) => `[${words.toSorted().join(', ')}]`;

const orderDiffers = ({ state }: OrderRecord, differences: readonly string[]) =>
  new Refusal('order-differs', `This is not what order ${state.number} is for: ${differences.join('; ')}.`, {
    remedy:
      'Send what was ordered; GET /api/orders/:orderId shows it. To build something else, change the order first.',
  });

const alreadyProvisioned = ({ state }: OrderRecord) =>
  new Refusal('already-provisioned', `Order ${state.number} is ${phaseWords[state.phase]} already.`, {
    remedy: 'Nothing has to be done; the order says how it is.',
  });

const notPaid = ({ state }: OrderRecord) =>
  new Refusal('not-paid', `Order ${state.number} has not been paid.`, {
    remedy: 'Confirm its payment first, or send "override": {"reason": "…"}, which is written down.',
  });
