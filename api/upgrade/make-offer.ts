import { getCatalogue } from '../../db/queries/catalogue.ts';
import { getDeploymentOf } from '../../db/queries/deployments.ts';
import { readGuilds } from '../../db/queries/order-guilds.ts';
import { getOrder } from '../../db/queries/order-records.ts';
import { within } from '../../db/scope.ts';
import type { Selection } from '../../domain/catalogue.ts';
import { refusalOf } from '../../domain/order-commands.ts';
import type { Parts } from '../parts.ts';
import type { Call } from '../route.ts';
import { scopeOf } from '../scope-of.ts';
import { requireGuildsFit, requireUseFits } from './limits.ts';
import { type Offer, offerOf } from './offer.ts';

export type UpgradeParts = Pick<Parts, 'orm' | 'observers' | 'hostPatienceMs'>;

interface Asked {
  orderId: string;
  wish: Selection;
  /** Milliseconds since 1970. */
  at: number;
}

/** What another plan would be and cost; refuses what the order cannot become. Changes nothing. */
export async function makeOffer(parts: UpgradeParts, call: Call, { orderId, wish, at }: Asked): Promise<Offer> {
  const { order, offer, deployment } = await within(parts.orm, scopeOf(call.actor), async (em) => {
    const order = await getOrder(em, orderId);
    const refusal = refusalOf('upgrade', order.state);
    if (refusal) throw refusal;
    const offer = offerOf({ order, catalogue: await getCatalogue(em), wish, at });
    const { guilds } = await readGuilds(em, orderId);
    requireGuildsFit({ order, offer }, guilds.length);
    return { order, offer, deployment: await getDeploymentOf(em, orderId) };
  });
  await requireUseFits(parts, call, { order, offer, deployment });
  return offer;
}
