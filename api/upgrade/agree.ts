import { findChange, keepChange } from '../../db/queries/order-changes.ts';
import type { OrderRecord } from '../../db/queries/order-records.ts';
import { within } from '../../db/scope.ts';
import type { Selection } from '../../domain/catalogue.ts';
import type { AskedChange } from '../../domain/plan-change.ts';
import { badInput } from '../bad-input.ts';
import type { Call } from '../route.ts';
import { scopeOf } from '../scope-of.ts';
import { makeOffer, type UpgradeParts } from './make-offer.ts';
import type { Offer } from './offer.ts';
import { priceChanged, priceTooOld, renewalChanged } from './refusals.ts';

/** What is asked for, and the price that was shown for it. */
export interface Agreed {
  wish: Selection;
  asOf?: string | undefined;
  due?: number | undefined;
  renewalAmount?: number | undefined;
}

const priceStandsMs = 15 * 60_000;

/** The change as it is to be charged, kept under the request's own id: whoever asks again finds the same. */
export async function agreeOnChange(
  parts: UpgradeParts,
  call: Call,
  { order, agreed }: { order: OrderRecord; agreed: Agreed },
): Promise<AskedChange> {
  const { orm } = parts;
  const [scope, id] = [scopeOf(call.actor), call.requestId];
  const earlier = await within(orm, scope, (em) => findChange(em, id));
  if (earlier) return earlier;

  const offer = await makeOffer(parts, call, { orderId: order.id, wish: agreed.wish, at: momentOf(agreed) });
  requireAsShown(offer, agreed);
  const { customerId } = order.state;
  return within(orm, scope, async (em) => {
    await keepChange(em, { ...offer, id, orderId: order.id, customerId });
    return (await findChange(em, id))!; // where two came with one key, the first one's
  });
}

function momentOf({ asOf }: Agreed): number {
  const now = Date.now();
  if (asOf === undefined) return now;
  const at = Date.parse(asOf);
  if (at > now) throw badInput([{ field: 'asOf', message: 'must not be in the future.' }]);
  if (at < now - priceStandsMs) throw priceTooOld();
  return at;
}

function requireAsShown({ due, renewalAmount, currency, period }: Offer, shown: Agreed): void {
  const price = (amount: number) => ({ amount, currency });
  if (shown.due !== undefined && shown.due !== due) throw priceChanged(price(due), price(shown.due));
  if (shown.renewalAmount === undefined || shown.renewalAmount === renewalAmount) return;
  throw renewalChanged({ now: price(renewalAmount), shown: price(shown.renewalAmount), period });
}
