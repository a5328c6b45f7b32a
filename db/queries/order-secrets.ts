import type { KeyRing } from '../../domain/key-ring.ts';
import type { Em } from '../orm.ts';
import { botTokenBinding, unseal } from '../seal.ts';

/** What of an order must never be shown, so that it can be blackened wherever it turns up. */
export async function secretsOf(em: Em, keys: KeyRing, orderId: string): Promise<string[]> {
  const rows = await em.execute<{ id: string; token: string }[]>(
    'select id, bot_token as token from bot_deployments where order_id = ? and bot_token is not null',
    [orderId],
  );
  return rows.map(({ id, token }) => unseal(keys, token, botTokenBinding(id)));
}
