import { isPelican } from '../../flavor.ts';
import { apiError } from '../../http/api-error.ts';
import type { Json } from '../../http/call.ts';
import type { PanelState } from '../../state/panel-state.ts';
import type { Allocation } from '../../state/rows.ts';
import type { World } from '../../world.ts';
import { viableNodes } from './viable-nodes.ts';

export interface Place {
  nodeId: number;
  allocation: Allocation | null;
}

/** What `deploy` does. Two calls at once may be given the same port. */
export function pickPlace(world: World, body: Json): Place {
  const deploy = body['deploy'] as Deploy;
  const limits = body['limits'] as { memory: unknown; disk: unknown; cpu: unknown };
  const need = {
    memory: Number(limits.memory),
    disk: Number(limits.disk),
    cpu: Number(limits.cpu),
    locations: (deploy.locations ?? []).map(Number),
    tags: deploy.tags ?? [],
  };

  const nodes = viableNodes(world, need).map(({ id }) => id);
  if (nodes.length === 0) throw apiError(400, 'NoViableNodeException', 'No node has room for this.');
  if (isPelican(world) && deploy.port_range.length === 0) return { nodeId: nodes[0]!, allocation: null };
  const allocation = pickPort(world.state, nodes, deploy);
  return { nodeId: allocation.nodeId, allocation };
}

interface Deploy {
  locations?: unknown[];
  tags?: string[];
  dedicated_ip: unknown;
  port_range: string[];
}

/** Any free port, at random, on any of these nodes. */
function pickPort(state: PanelState, nodes: readonly number[], { port_range, dedicated_ip }: Deploy): Allocation {
  const ranges = rangesOf(port_range);
  const free = state.allocations.filter(
    (allocation) =>
      allocation.serverId === null &&
      nodes.includes(allocation.nodeId) &&
      (ranges.length === 0 || ranges.some(([from, to]) => allocation.port >= from && allocation.port <= to)) &&
      (!truthy(dedicated_ip) || isUnused(state, allocation)),
  );
  if (free.length === 0) throw apiError(400, 'NoViableAllocationException', 'No port is free for this.');
  return free[Math.floor(Math.random() * free.length)]!;
}

/** Entries that are neither a port nor a pair of ports are dropped without a word. */
export function rangesOf(entries: readonly string[]): [number, number][] {
  const ranges = entries.flatMap((entry): [number, number][] => {
    const [, from, to = from] = /^(\d{4,5})(?:-(\d{4,5}))?$/.exec(entry) ?? [];
    return from === undefined ? [] : [[Number(from), Number(to)]];
  });
  if (ranges.some(([from, to]) => to - from > 1000)) {
    throw apiError(400, 'TooManyPortsInRangeException', 'A range may have 1000 ports.');
  }
  return ranges;
}

const truthy = (value: unknown) => Boolean(value) && value !== '0';

const isUnused = (state: PanelState, { nodeId, ip }: Allocation) =>
  !state.allocations.find((other) => other.nodeId === nodeId && other.ip === ip && other.serverId !== null);
