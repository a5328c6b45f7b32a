import { randomBytes } from 'node:crypto';
import { InteractionType } from 'discord-api-types/v10';
import { signatureOf } from '../http/sign.ts';
import type { Application } from '../state/rows.ts';
import type { World } from '../world.ts';
import { postToEndpoint } from './post-to-endpoint.ts';

export const signatures = ['right', 'wrong', 'stale', 'none'] as const;
export type Signature = (typeof signatures)[number];

const anHour = 3_600_000;

/** What an application's address answers to a ping that is signed so, as Discord sends them now and then; null: nothing. */
export async function pingEndpoint(
  world: World,
  { interactionsUrl, ...application }: Application & { interactionsUrl: string },
  signature: Signature,
): Promise<number | null> {
  const body = JSON.stringify({
    ...{ id: world.newId(), application_id: application.id, type: InteractionType.Ping, version: 1 },
    token: randomBytes(16).toString('hex'),
  });
  const now = world.clock.now();
  const right = signatureOf(application, body, signature === 'stale' ? now - anHour : now);
  const wrong = { ...right, 'x-signature-ed25519': randomBytes(64).toString('hex') };
  const sent = { right, stale: right, wrong, none: {} }[signature];
  return (await postToEndpoint(world, interactionsUrl, body, sent))?.status ?? null;
}
