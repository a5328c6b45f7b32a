import { z } from 'zod';
import { item, list, nullWhenMissing, pages } from '../envelope.ts';
import type { Flavor } from '../flavor.ts';
import { PanelError } from '../panel-error.ts';
import type { Transport } from '../transport.ts';

const node = z.object({
  id: z.number(),
  name: z.string(),
  scheme: z.string(),
  fqdn: z.string(),
  daemon_listen: z.number(),
  /** Pelican's own: by which port its Wings are reached from outside. */
  daemon_connect: z.number().optional(),
  maintenance_mode: z.boolean(),
  memory: z.number(),
  memory_overallocate: z.number(),
  disk: z.number(),
  disk_overallocate: z.number(),
  /** Counted by Pelican alone. */
  cpu: z.number().optional(),
  cpu_overallocate: z.number().optional(),
  allocated_resources: z.object({ memory: z.number(), disk: z.number(), cpu: z.number().optional() }),
});

const allocation = z.object({ id: z.number(), ip: z.string(), port: z.number(), assigned: z.boolean() });

/** Where the node's own daemon is reached. */
export const daemonUrl = ({ scheme, fqdn, daemon_listen, daemon_connect = daemon_listen }: PanelNode): string =>
  `${scheme}://${fqdn}:${daemon_connect}`;

export type PanelNode = z.output<typeof node>;
export type PanelAllocation = z.output<typeof allocation>;

/** Where a server may go: on a Pterodactyl by locations, on a Pelican by any of some tags. Empty: anywhere. */
export interface Places {
  locations: readonly number[];
  tags: readonly string[];
}

interface Need extends Places {
  memory: number;
  disk: number;
  cpu: number;
}

export const nodeCalls = (panel: Transport, flavor: () => Promise<Flavor>) => ({
  listNodes: () => pages(panel, '/nodes', node, { sort: 'id' }),

  findNode: (id: number): Promise<PanelNode | null> =>
    panel.read('GET', `/nodes/${id}`, item(node)).catch(nullWhenMissing),

  /** In no order that could be relied upon. */
  async freeAllocations(nodeId: number): Promise<PanelAllocation[]> {
    const free = new Map<number, PanelAllocation>();
    // An empty filter would be dropped, and all ports would look free. The list cannot be sorted, so pages could overlap.
    const query = { 'filter[server_id]': 0, per_page: 10_000 };
    for await (const page of pages(panel, `/nodes/${nodeId}/allocations`, allocation, query)) {
      for (const found of page) if (!found.assigned) free.set(found.id, found);
    }
    return [...free.values()];
  },

  /** Public nodes with room; whether they have a free port is another question. */
  async deployableNodes({ memory, disk, cpu, locations, tags }: Need): Promise<{ id: number }[]> {
    const isPelican = (await flavor()) === 'pelican';
    const where = isPelican ? { cpu, ...numbered('tags', tags) } : numbered('location_ids', locations);
    const query = { memory, disk, ...where };
    return panel.read('GET', '/nodes/deployable', list(z.object({ id: z.number() })), { query }).catch(noneWhenFull);
  },
});

const numbered = <Value>(name: string, values: readonly Value[]): Record<string, Value> =>
  Object.fromEntries(values.map((value, at) => [`${name}[${at}]`, value]));

function noneWhenFull(error: unknown): [] {
  if (error instanceof PanelError && error.code === 'NoViableNodeException') return [];
  throw error;
}
