import { Context } from '@temporalio/activity';
import type { Orm } from '../db/orm.ts';
import { keepFindings, knownOrders, tellOfFindings } from '../db/queries/findings.ts';
import { type Scope, within } from '../db/scope.ts';
import type { Host, HostName } from '../domain/hosting.ts';
import {
  differences,
  type Finding,
  type HostInventory,
  type KnownOrder,
  type StandingServer,
} from '../domain/reconcile.ts';
import type { Hosts } from './servers.ts';

export type ReconcileActivities = ReturnType<typeof reconcileActivities>;

export type Inventories = Partial<Record<HostName, HostInventory>>;

/** What one comparison has found. */
export interface Reconciled {
  servers: number;
  findings: { sentence: string; remedy: string; repaired: boolean }[];
}

const system: Scope = { kind: 'system' };

/** How orders and servers are compared. */
export const reconcileActivities = ({
  orm,
  hosts,
  inventories,
}: {
  orm: Orm;
  hosts: Hosts;
  inventories: Inventories;
}) => ({
  comparableHosts: async (): Promise<HostName[]> => Object.keys(inventories) as HostName[],

  /** Compares, mends what harms nobody, and keeps what was found. Safe to repeat. */
  async compareHost(name: HostName): Promise<Reconciled> {
    const servers = await standing(inventories[name]);
    const named = servers.flatMap(({ orderId }) => (isUuid(orderId) ? [orderId] : []));
    const orders = await within(orm, system, (em) => knownOrders(em, name, named));

    const findings: (Finding & { repaired: boolean })[] = [];
    for (const finding of differences(orders, servers)) {
      Context.current().heartbeat();
      findings.push({ ...finding, repaired: await repaired(hosts[name], finding, orders) });
    }
    await within(orm, system, async (em) => {
      const added = await keepFindings(em, name, findings);
      if (added > 0) await tellOfFindings(em, name, added);
    });
    return {
      servers: servers.length,
      findings: findings.map(({ sentence, remedy, repaired }) => ({ sentence, remedy, repaired })),
    };
  },
});

async function standing(inventory: HostInventory | undefined): Promise<StandingServer[]> {
  const servers: StandingServer[] = [];
  for await (const page of inventory?.servers() ?? []) {
    servers.push(...page);
    Context.current().heartbeat();
  }
  return servers;
}

/** What cannot be mended now stays a finding. */
async function repaired(
  host: Host | undefined,
  { repair, orderId }: Finding,
  orders: readonly KnownOrder[],
): Promise<boolean> {
  const order = orders.find((known) => known.orderId === orderId);
  if (!host || !order || repair === null) return false;
  const mend = repair === 'suspend' ? host.suspend(order.orderId) : host.resize(order.orderId, order.resources);
  return mend.then(
    () => true,
    () => false,
  );
}

const isUuid = (text: string | null): text is string => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text ?? '');
