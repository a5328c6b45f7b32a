import { z } from 'zod';
import { item, list, nullWhenMissing, pages } from '../envelope.ts';
import { PanelError } from '../panel-error.ts';
import type { Transport } from '../transport.ts';

const node = z.object({
  id: z.number(),
  name: z.string(),
  scheme: z.string(),
  fqdn: z.string(),
  daemon_listen: z.number(),
  maintenance_mode: z.boolean(),
  memory: z.number(),
  memory_overallocate: z.number(),
  disk: z.number(),
  disk_overallocate: z.number(),
  allocated_resources: z.object({ memory: z.number(), disk: z.number() }),
});

const allocation = z.object({ id: z.number(), ip: z.string(), port: z.number(), assigned: z.boolean() });

/** Where the node's own daemon listens. */
export const daemonUrl = ({ scheme, fqdn, daemon_listen }: PanelNode): string => `${scheme}://${fqdn}:${daemon_listen}`;

export type PanelNode = z.output<typeof node>;
export type PanelAllocation = z.output<typeof allocation>;

export const nodeCalls = (panel: Transport) => ({
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
  deployableNodes: (need: {
    memory: number;
    disk: number;
    locations: readonly number[];
  }): Promise<{ id: number }[]> => {
    const locations = Object.fromEntries(need.locations.map((id, at) => [`location_ids[${at}]`, id]));
    const query = { memory: need.memory, disk: need.disk, ...locations };
    return panel.read('GET', '/nodes/deployable', list(z.object({ id: z.number() })), { query }).catch(noneWhenFull);
  },
});

function noneWhenFull(error: unknown): [] {
  if (error instanceof PanelError && error.code === 'NoViableNodeException') return [];
  throw error;
}
