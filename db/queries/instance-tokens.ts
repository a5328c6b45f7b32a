import { createHash, randomBytes } from 'node:crypto';
import type { KeyRing } from '../../domain/key-ring.ts';
import type { Em, Orm } from '../orm.ts';
import { seal, unseal } from '../seal.ts';

export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The bot's own token, made when it is first asked for; none for a bot that is gone. */
export async function instanceTokenOf(em: Em, keys: KeyRing, orderId: string): Promise<string | null> {
  const fresh = `byi_${randomBytes(32).toString('base64url')}`;
  const binding = `instance_tokens.token ${orderId}`;
  const [row] = await em.execute<{ token: string }[]>(
    `insert into instance_tokens (order_id, hash, token)
     select d.order_id, ?, ? from bot_deployments d where d.order_id = ? and d.status is distinct from 'terminated'
     on conflict (order_id) do update set order_id = excluded.order_id returning token`,
    [hashOfToken(fresh), seal(keys, fresh, binding), orderId],
  );
  return row ? unseal(keys, row.token, binding) : null;
}

/** Whose token this is, by its hash. */
export async function findInstance(orm: Orm, hash: string): Promise<{ orderId: string } | null> {
  const [row] = await orm.em.fork().execute<{ order_id: string }[]>('select * from instance_holder(?)', [hash]);
  return row ? { orderId: row.order_id } : null;
}

/** The bot says that it is at work; whether it was held to be down. */
export async function keepHeartbeat(orm: Orm, orderId: string): Promise<boolean> {
  const [row] = await orm.em.fork().execute<{ wasDown: boolean }[]>('select keep_heartbeat(?) as "wasDown"', [orderId]);
  return row?.wasDown ?? false;
}
