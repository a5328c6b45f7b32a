import type { HostName } from '../../domain/hosting.ts';
import { botIncidentSentence, type Evidence, nodeIncidentSentence } from '../../domain/incidents.ts';
import { atOnce, isNodeIncident, type Look } from '../../domain/watching.ts';
import type { Em } from '../orm.ts';
import { tellOfBots } from './bot-status.ts';
import { announceFacts } from './outbox.ts';

/** What is known of a bot that was found down twice. */
export interface Stopped extends Look {
  /** Its last words, without secrets; none where they could not be read. */
  log: readonly string[];
}

/** A bot, and the machine that it runs on. */
type Placed = Pick<Look, 'orderId' | 'node'>;

/** How many bots of a machine are watched, and how many of them were down before. */
interface NodeCount {
  node: string;
  watched: number;
  down: number;
}

export async function nodeCounts(em: Em, host: HostName): Promise<ReadonlyMap<string, NodeCount>> {
  const rows = await em.execute<NodeCount[]>(
    `select d.node, count(*)::int as watched, count(*) filter (where d.health = 'down')::int as down
     from bot_deployments d join orders o on o.id = d.order_id
     where d.status = 'active' and o.host = ? and d.node is not null group by d.node`,
    [host],
  );
  return new Map(rows.map((row) => [row.node, row]));
}

/** The machines of a host whose incident is open. */
export async function nodesInTrouble(em: Em, host: HostName): Promise<string[]> {
  const rows = await em.execute<{ node: string }[]>(
    'select node from incidents where order_id is null and host = ? and closed_at is null',
    [host],
  );
  return rows.map(({ node }) => node);
}

/**
 * These bots are down: each order is told, and each has an incident with its evidence; where it is the whole machine,
 * the machine has one, and the orders know that a restart would not help.
 */
export async function declareDown(em: Em, host: HostName, stopped: readonly Stopped[]): Promise<void> {
  const before = await stoppedBefore(em, host, stopped);
  const locked = await lockWatched(
    em,
    [...stopped, ...before].map(({ orderId }) => orderId),
  );
  const isLocked = ({ orderId }: Placed) => locked.has(orderId);
  const [down, companions] = [stopped.filter(isLocked), before.filter(isLocked)];
  if (down.length === 0) return;
  const { troubled, newly } = await openNodeIncidents(em, host, { down, companions });
  const isOfNode = ({ node }: Placed) => node !== null && troubled.has(node);

  await openBotIncidents(
    em,
    host,
    down.filter((bot) => !isOfNode(bot)),
  );
  await tellOfBots(
    em,
    down.map(({ orderId }) => orderId),
    'offline',
  );
  await em.execute(`update bot_deployments set health = 'down', suspected_at = null where order_id = any(?::uuid[])`, [
    `{${down.map(({ orderId }) => orderId).join(',')}}`,
  ]);
  const at = Date.now();
  await announceFacts(
    em,
    [...down, ...companions.filter(({ node }) => node !== null && newly.has(node))].map((bot) => ({
      orderId: bot.orderId,
      fact: { name: 'healthChanged', isUp: false, at, ofNode: isOfNode(bot) },
    })),
  );
}

/** Machines that work again: their incident is over, and a bot that is still down is now a matter of its own. */
export async function closeNodeIncidents(em: Em, host: HostName): Promise<void> {
  const counts = await nodeCounts(em, host);
  for (const node of await nodesInTrouble(em, host)) {
    const { down, watched } = counts.get(node) ?? { down: 0, watched: 0 };
    if (isNodeIncident(down, watched)) continue;
    await em.execute(
      'update incidents set closed_at = now() where order_id is null and host = ? and node = ? and closed_at is null',
      [host, node],
    );
    const left = await em.execute<{ orderId: string }[]>(
      `select d.order_id as "orderId" from bot_deployments d join orders o on o.id = d.order_id
       where d.status = 'active' and o.host = ? and d.node = ? and d.health = 'down'`,
      [host, node],
    );
    await declareDown(
      em,
      host,
      left.map(({ orderId }) => ({ orderId, node, status: 'offline', source: 'node', usage: null, log: [] })),
    );
  }
}

export const closeIncidents = (em: Em, orderIds: readonly string[]): Promise<unknown> =>
  em.execute('update incidents set closed_at = now() where order_id = any(?::uuid[]) and closed_at is null', [
    `{${orderIds.join(',')}}`,
  ]);

/** Orders before their deployments, as everywhere; one that is no longer at work is left alone. */
async function lockWatched(em: Em, orderIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await em.execute<{ id: string }[]>(
    `select o.id from orders o join bot_deployments d on d.order_id = o.id
     where o.id = any(?::uuid[]) and d.status = 'active' order by o.id for no key update of o`,
    [`{${orderIds.join(',')}}`],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Bots on the same machines whose own incident was opened a short while ago. */
const stoppedBefore = (em: Em, host: HostName, stopped: readonly Placed[]): Promise<Placed[]> =>
  em.execute<Placed[]>(
    `with stopped as (select * from jsonb_to_recordset(?::jsonb) as s("orderId" uuid, node text))
     select d.order_id as "orderId", d.node from bot_deployments d join orders o on o.id = d.order_id
     where d.status = 'active' and d.health = 'down' and o.host = ? and d.node in (select node from stopped)
       and d.order_id not in (select "orderId" from stopped)
       and exists (select from incidents i where i.order_id = d.order_id and i.closed_at is null
         and i.opened_at > now() - ? * interval '1 millisecond')`,
    [JSON.stringify(stopped), host, atOnce],
  );

interface Trouble {
  /** Machines whose incident is open. */
  troubled: ReadonlySet<string>;
  /** Those of them whose incident was opened just now. */
  newly: ReadonlySet<string>;
}

async function openNodeIncidents(
  em: Em,
  host: HostName,
  { down, companions }: { down: readonly Placed[]; companions: readonly Placed[] },
): Promise<Trouble> {
  const known = await nodesInTrouble(em, host);
  const newly = new Set<string>();
  const counts = await nodeCounts(em, host);
  for (const [node, { length: stopped }] of Map.groupBy([...down, ...companions], ({ node }) => node)) {
    const count = node === null ? undefined : counts.get(node);
    if (!count || known.includes(count.node) || !isNodeIncident(stopped, count.watched)) continue;
    newly.add(count.node);
    const evidence: Evidence = { status: null, source: null, stopped, watched: count.watched };
    const sentence = nodeIncidentSentence(count.node, stopped, count.watched);
    await em.execute(`insert into incidents (host, node, sentence, evidence) values (?, ?, ?, ?::jsonb)`, [
      ...[host, node, sentence, JSON.stringify(evidence)],
    ]);
    await em.execute(
      `insert into notices (key, recipient, title, text) values ('node:' || gen_random_uuid(), 'staff', ?, ?)`,
      [`${count.node} is in trouble`, sentence],
    );
  }
  return { troubled: new Set([...known, ...newly]), newly };
}

async function openBotIncidents(em: Em, host: HostName, down: readonly Stopped[]): Promise<void> {
  const rows = down.map(({ orderId, node, status, source, log }) => {
    const evidence: Evidence = { status, source, log };
    return { order_id: orderId, node, sentence: botIncidentSentence(status), evidence };
  });
  await em.execute(
    `insert into incidents (order_id, customer_id, host, node, sentence, evidence)
     select o.id, o.customer_id, ?, i.node, i.sentence, i.evidence
     from jsonb_to_recordset(?::jsonb) as i(order_id uuid, node text, sentence text, evidence jsonb)
     join orders o on o.id = i.order_id
     where not exists (select from incidents open where open.order_id = o.id and open.closed_at is null)`,
    [host, JSON.stringify(rows)],
  );
}
