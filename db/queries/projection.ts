import { orderTopic } from '../../domain/events.ts';
import { deploymentStatus, type Phase } from '../../domain/order.ts';
import type { OrderState } from '../../domain/order-state.ts';
import type { Em } from '../orm.ts';
import { logEvent } from './events.ts';

/**
 * Writes down what the workflow knows, unless something newer is there already; answers the phase that now stands.
 * The bot's token does not outlive its server.
 */
export async function projectOrder(em: Em, state: OrderState): Promise<Phase> {
  const { orderId, customerId, phase, attention, version } = state;
  const [written] = await em.execute<{ id: string }[]>(
    `update orders set state = ?::jsonb, version = ?, phase = ?, phase_since = to_timestamp(? / 1000.0),
       due_at = to_timestamp(?::float8 / 1000.0), attention_who = ?, end_reason = ?
     where id = ? and version < ? returning id`,
    [
      JSON.stringify(state),
      version,
      phase,
      state.since,
      state.until,
      attention?.who ?? null,
      state.ending?.reason ?? null,
      orderId,
      version,
    ],
  );
  if (!written) return storedPhase(em, orderId);

  const status = deploymentStatus(phase, attention);
  const secretsGo = status === 'terminated';
  await em.execute(
    `update bot_deployments set status = ?, updated_at = now(),
       bot_token = case when ? then null else bot_token end,
       token_fingerprint = case when ? then null else token_fingerprint end
     where order_id = ? and (status is distinct from ? or ?)`,
    [status, secretsGo, secretsGo, orderId, status, secretsGo],
  );
  await logEvent(em, { topic: orderTopic(orderId), event: 'order_update', orderId, customerId, data: told(state) });
  return phase;
}

async function storedPhase(em: Em, orderId: string): Promise<Phase> {
  const [row] = await em.execute<{ phase: Phase }[]>('select phase from orders where id = ?', [orderId]);
  if (!row) throw new Error(`There is no order ${orderId} to write down.`);
  return row.phase;
}

const told = (state: OrderState) => ({
  orderId: state.orderId,
  number: state.number,
  phase: state.phase,
  version: state.version,
  until: state.until,
  attention: state.attention,
  endReason: state.ending?.reason ?? null,
  by: (state.ending?.decision ?? state.approved)?.by ?? null,
  noteId: (state.ending?.decision ?? state.approved)?.noteId ?? null,
  refundDue: state.refundDue,
});
