import { externalIdOf, layoutOf } from '../../../integrations/pterodactyl/server-layout.ts';
import { double, type Finding, lost } from '../findings.ts';
import type { ChaosHouse } from '../house.ts';
import type { OpenBooks, OrderRow } from './database.ts';
import { type Lived, nameOf } from './lived.ts';

interface Server {
  external_id: string | null;
  identifier: string;
  status: string | null;
  limits: { memory: number };
  container: { environment: Record<string, string> };
}

/** One server for each order whose bot is at work or stopped, as large as its plan and with its newest token; none besides. */
export async function inspectServers(house: ChaosHouse, books: OpenBooks, lived: readonly Lived[]): Promise<Finding[]> {
  const servers = await allServers(house.panel);
  const orders = await books.orders();
  const layout = layoutOf(house.installationId);
  const names = new Set(orders.map(({ id }) => externalIdOf(layout, id)));
  const strangers = servers.filter(({ external_id }) => !external_id || !names.has(external_id));

  const findings = lived.flatMap((life) => {
    const order = orders.find(({ id }) => id === life.ledger.orderId);
    if (!order) return [];
    const its = servers.filter(({ external_id }) => external_id === externalIdOf(layout, order.id));
    return inspectLife(life, order, its);
  });
  return [
    ...findings,
    ...strangers.map(({ identifier }) => double(`The panel has a server that is nobody's: ${identifier}.`)),
  ];
}

function inspectLife(life: Lived, order: OrderRow, servers: Server[]): Finding[] {
  const wanted = order.phase === 'active' || order.phase === 'suspended' ? 1 : 0;
  const name = nameOf(life, order);
  if (servers.length > wanted) return [double(`${name} is ${order.phase} and has ${servers.length} servers.`)];
  const [server] = servers;
  if (wanted === 0) return [];
  if (!server) return [lost(`${name} is ${order.phase} and has no server.`)];

  const isStopped = server.status === 'suspended';
  const memory = order.state.tier === 'pro' ? 1024 : 512;
  const { environment } = server.container;
  const token = environment['DISCORD_TOKEN'] ?? environment['BOT_TOKEN'];
  return [
    ...(isStopped === (order.phase === 'suspended') ? [] : ['is stopped on one side only.']),
    ...(server.status === null || isStopped ? [] : [`has a server that is ${server.status}.`]),
    ...(server.limits.memory === memory ? [] : [`should have ${memory} MB, and has ${server.limits.memory}.`]),
    ...(token === life.ledger.tokens.at(-1) ? [] : ['does not run with its newest token.']),
  ].map((what) => lost(`${name} ${what}`));
}

async function allServers({ url, applicationKey }: ChaosHouse['panel']): Promise<Server[]> {
  const servers: Server[] = [];
  for (let page = 1; ; page++) {
    const path = `${url}/api/application/servers?per_page=100&page=${page}&sort=id`;
    const headers = { authorization: `Bearer ${applicationKey}`, accept: 'application/json' };
    const response = await fetch(path, { headers, signal: AbortSignal.timeout(10_000) });
    if (!response.ok) throw new Error(`The panel answered its list of servers with ${response.status}.`);
    const { data } = (await response.json()) as { data: { attributes: Server }[] };
    servers.push(...data.map(({ attributes }) => attributes));
    if (data.length < 100) return servers;
  }
}
