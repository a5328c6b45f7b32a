import type { DeploymentRecord } from '../../db/queries/deployments.ts';
import type { OrderRecord } from '../../db/queries/order-records.ts';
import type { HostObserver } from '../../domain/hosting.ts';
import { liveRead } from '../live-read.ts';
import type { Parts } from '../parts.ts';
import type { Call } from '../route.ts';
import type { Offer } from './offer.ts';
import { tooManyGuilds, usageTooHigh } from './refusals.ts';

interface Target {
  order: OrderRecord;
  offer: Offer;
}

export function requireGuildsFit({ order, offer }: Target, guilds: number): void {
  if (guilds > offer.maxGuilds) throw tooManyGuilds(order, { guilds, most: offer.maxGuilds });
}

/** What cannot be measured now passes: the host looks once more when the time has come. */
export async function requireUseFits(
  parts: Pick<Parts, 'observers' | 'hostPatienceMs'>,
  { actor }: Pick<Call, 'actor'>,
  { order, offer, deployment }: Target & { deployment: DeploymentRecord },
): Promise<void> {
  const [{ memoryMb, diskMb }, now] = [offer.resources, deployment.resources];
  if (memoryMb >= now.memoryMb && diskMb >= now.diskMb) return;

  const look = (host: HostObserver) => host.observe(order.id);
  const usage = (await liveRead(parts, { deployment, actor, look })).value?.usage;
  if (!usage) return;
  const uses = [
    { name: 'memory', usedMb: inMb(usage.memoryBytes), mostMb: memoryMb },
    { name: 'disk', usedMb: inMb(usage.diskBytes), mostMb: diskMb },
  ];
  const tooHigh = uses.find(({ usedMb, mostMb }) => usedMb > mostMb);
  if (tooHigh) throw usageTooHigh(order, tooHigh);
}

/** As hosts count: 1024 * 1024 bytes. */
const inMb = (bytes: number) => Math.ceil(bytes / 1_048_576);
