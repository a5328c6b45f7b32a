import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { orderTopic } from '../../domain/events.ts';
import type { KeyRing } from '../../domain/key-ring.ts';
import { orderEnded } from '../../domain/order-refusals.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Em } from '../orm.ts';
import { botTokenBinding, fingerprint, seal } from '../seal.ts';
import { logEvent } from './events.ts';
import { lockOrder } from './lock-order.ts';
import { announceFact } from './outbox.ts';

/** A token as it is kept: sealed for its deployment, and a fingerprint by which it is known again. */
export const sealToken = (keys: KeyRing, token: string, deploymentId: string) => ({
  botToken: seal(keys, token, botTokenBinding(deploymentId)),
  tokenFingerprint: fingerprint(keys, token),
});

export type SealedToken = ReturnType<typeof sealToken>;

export async function changeBotToken(
  em: Em,
  keys: KeyRing,
  { orderId, token }: { orderId: string; token: string },
): Promise<void> {
  const order = await lockOrder(em, orderId);
  if (order.phase === 'ended' || order.phase === 'settling') throw orderEnded(order);

  const [deployment] = await em.execute<{ id: string }[]>('select id from bot_deployments where order_id = ?', [
    orderId,
  ]);
  if (!deployment) throw new Error(`There is no deployment for order ${orderId}.`);
  const { botToken, tokenFingerprint } = sealToken(keys, token, deployment.id);
  await em.execute('update bot_deployments set bot_token = ?, token_fingerprint = ?, updated_at = now() where id = ?', [
    botToken,
    tokenFingerprint,
    deployment.id,
  ]);
  await announceFact(em, orderId, { name: 'botTokenChanged' });
  const data = { orderId, number: order.number, botToken: 'changed' };
  await logEvent(em, {
    topic: orderTopic(orderId),
    event: 'deployment_update',
    orderId,
    customerId: order.customerId,
    data,
  });
}

/** Two living orders with one token would be one bot on two servers, each throwing the other off. */
export function refuseTokenInUse(error: unknown): never {
  if (isConflict(error, 'bot_deployments_token_fingerprint_unique')) {
    throw new Refusal('token-in-use', 'This bot token is in use by another order.', {
      remedy: 'Make another application in the Discord developer portal and use its token.',
    });
  }
  throw error;
}

export const isConflict = (error: unknown, constraint: string): boolean =>
  error instanceof UniqueConstraintViolationException && (error as { constraint?: string }).constraint === constraint;
