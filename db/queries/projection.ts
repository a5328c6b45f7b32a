import { orderTopic } from '../../domain/events.ts';
import type { Notice } from '../../domain/notices.ts';
import { deploymentStatus } from '../../domain/order.ts';
import type { Decision, OrderState } from '../../domain/order-state.ts';
import { paidUntil } from '../../domain/term.ts';
import type { Em } from '../orm.ts';
import { eventChannel } from './events.ts';
import { outboxChannel } from './outbox.ts';

/** One step of an order. */
export interface Step {
  /** What it follows. */
  from: Pick<OrderState, 'phase' | 'version'>;
  notices?: readonly Notice[];
}

/**
 * Writes down what the workflow knows and whom it tells, where what it follows from stands. Answers what stands there instead,
 * else null. One statement, because every step of every order passes here. The bot's tokens do not outlive its server. Facts are numbered
 * above what was heard, even where the database was brought back from an older copy.
 */
export async function projectOrder(
  em: Em,
  state: OrderState,
  { from, notices = [] }: Step,
): Promise<OrderState | null> {
  const { orderId, customerId, phase, attention, version } = state;
  const status = deploymentStatus(phase, attention);
  const secretsGo = status === 'terminated';
  const [row] = await em.execute<Standing[]>(statement, [
    ...[JSON.stringify(state), version, phase, state.since, state.until, attention?.who ?? null],
    ...[state.ending?.reason ?? null, state.host, state.lastFact, orderId, from.version],
    ...[status, secretsGo, secretsGo, status, secretsGo, secretsGo, state.lastFact],
    ...[phase === 'ended', state.lastFact],
    JSON.stringify(state.terms),
    ...[customerId, JSON.stringify(notices)],
    ...[orderTopic(orderId), JSON.stringify(told(state)), customerId],
    ...[orderId, JSON.stringify(state), orderId],
  ]);
  if (!row || row.before === null) throw new Error(`There is no order ${orderId} to write down.`);
  if (!row.isWritten && row.before === from.version)
    throw new Error(`Order ${orderId} is being written down by another hand.`);
  return row.other;
}

interface Standing {
  isWritten: boolean;
  before: number | null;
  /** Null where ours stands, be it from an earlier try. */
  other: OrderState | null;
}

const statement = `
  with written as (
    update orders set state = ?::jsonb, version = ?, phase = ?, phase_since = to_timestamp(? / 1000.0),
      due_at = to_timestamp(?::float8 / 1000.0), attention_who = ?, end_reason = ?, host = ?,
      fact_number = greatest(fact_number, ?)
    where id = ? and version = ? returning id
  ), deployed as (
    update bot_deployments d set status = ?, updated_at = now(), health = null, suspected_at = null,
      bot_token = case when ? then null else bot_token end,
      token_fingerprint = case when ? then null else token_fingerprint end
    from written where d.order_id = written.id and (d.status is distinct from ? or ?) returning d.order_id
  ), forgotten as (
    delete from instance_tokens t using deployed where ? and t.order_id = deployed.order_id
  ), closed as (
    update incidents i set closed_at = now() from deployed where i.order_id = deployed.order_id and i.closed_at is null
  ), heard as (
    delete from outbox m using written where m.order_id = written.id and (m.fact->>'number')::int <= ?
  ), unheard as (
    update outbox m set delivered_at = null from written
    where ? and m.order_id = written.id and (m.fact->>'number')::int > ? returning m.id
  ), covered as (
    update invoices i set covers_until = to_timestamp(t.until / 1000.0),
      covers_from = case when i.subject = t.subject then to_timestamp(t."from" / 1000.0) else i.covers_from end
    from written, jsonb_to_recordset(?::jsonb) as t(subject text, "from" float8, until float8)
    where i.order_id = written.id and (i.subject = t.subject or i.covers_with = t.subject)
      and (i.covers_until is distinct from to_timestamp(t.until / 1000.0)
        or i.subject = t.subject and i.covers_from is distinct from to_timestamp(t."from" / 1000.0))
  ), noticed as (
    insert into notices (order_id, customer_id, key, recipient, title, text)
    select written.id, ?, n.key, n."to", n.title, n.text
    from written, jsonb_to_recordset(?::jsonb) as n(key text, "to" text, title text, text text)
    on conflict (order_id, key) do nothing
  ), logged as (
    insert into event_log (topic, event, data, order_id, customer_id)
    select ?, 'order_update', ?::jsonb, written.id, ? from written returning id
  )
  select exists (select from written) as "isWritten",
    (select version from orders where id = ?) as before,
    (select state from orders where state <> ?::jsonb and id = ? and not exists (select from written)) as other,
    (select pg_notify('${outboxChannel}', '') from unheard limit 1),
    (select pg_notify('${eventChannel}', id::text) from logged)`;

/** Nobody has decided an end that came by itself, least of all whoever once approved the order. */
const decisionOf = ({ ending, approved }: OrderState): Decision | null => (ending ? ending.decision : approved);

/** What a page must know to ask again, and what the timeline tells from. */
const told = (state: OrderState) => ({
  orderId: state.orderId,
  number: state.number,
  phase: state.phase,
  version: state.version,
  until: state.until,
  attention: state.attention,
  endReason: state.ending?.reason ?? null,
  by: decisionOf(state)?.by ?? null,
  noteId: decisionOf(state)?.noteId ?? null,
  refundDue: state.refundDue,
  tier: state.tier,
  paidUntil: paidUntil(state.terms),
  suspension: state.suspension,
  incident: state.incident,
});

export type ToldChange = ReturnType<typeof told>;
