import { effectOfReport, type HostReport, type ReportOutcome } from '../../domain/host-report.ts';
import type { OrderState } from '../../domain/order-state.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Look } from '../../domain/watching.ts';
import type { Em } from '../orm.ts';
import { declareDown } from './incidents.ts';
import { lockOrder } from './lock-order.ts';
import { announceFact } from './outbox.ts';
import { recordLooks } from './watch.ts';
import { type Arrival, hasComeTooLate, keepArrival, keepOutcome, lastToldAt } from './webhook-deliveries.ts';
import { type Named, orderOf } from './webhook-orders.ts';

export interface Taken {
  orderId: string;
  outcome: ReportOutcome;
}

/** Tells the order what was reported of its bot. A refusal is answered and not thrown, because its delivery is kept too. */
export async function takeReport(em: Em, arrival: Arrival, report: HostReport, whom: Named): Promise<Taken | Refusal> {
  await keepArrival(em, arrival, report);
  const order = await orderOf(em, report, whom).catch(asAnswer);
  if (order instanceof Refusal) {
    await keepOutcome(em, arrival.id, { outcome: order.code, orderId: null });
    return order;
  }
  const taken = { orderId: order.orderId, outcome: await tell(em, order.orderId, report) };
  await keepOutcome(em, arrival.id, taken);
  return taken;
}

async function tell(em: Em, orderId: string, report: HostReport): Promise<ReportOutcome> {
  const order = await lockOrder(em, orderId);
  const known = { isBehind: await isBehind(em, orderId), lastTold: await lastToldAt(em, orderId) };
  const { outcome, fact } = effectOfReport(report, order, known);
  if (outcome === 'order-ended' && (await hasComeTooLate(em, orderId))) return outcome; // staff is told once
  if (fact?.name === 'healthChanged') await tellHealth(em, order, fact.isUp);
  else if (fact) await announceFact(em, orderId, fact);
  if (fact?.name === 'deploymentReported') {
    await em.execute('update bot_deployments set host_bot_id = ?, updated_at = now() where order_id = ?', [
      report.botId,
      orderId,
    ]);
  }
  if (order.phase === 'active' && order.host === 'manual') {
    await em.execute('update bot_deployments set last_health_check = now() where order_id = ?', [orderId]);
  }
  return outcome;
}

/** By the same door as Botyard's own looks, so that there is an incident with its evidence. */
async function tellHealth(em: Em, { orderId, host }: OrderState, isUp: boolean): Promise<void> {
  const status = isUp ? 'running' : 'offline';
  const look: Look = { orderId, status, source: 'heartbeat', node: null, usage: null };
  await recordLooks(em, [look]);
  if (!isUp) await declareDown(em, host, [{ ...look, log: [] }]);
}

async function isBehind(em: Em, orderId: string): Promise<boolean> {
  const [row] = await em.execute<{ behind: boolean }[]>(
    `select fact_number > (state->>'lastFact')::int as behind from orders where id = ?`,
    [orderId],
  );
  return row?.behind === true;
}

function asAnswer(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}
