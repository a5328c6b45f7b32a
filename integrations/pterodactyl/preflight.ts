import type { Resources } from '../../domain/catalogue.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { ApplicationApi } from './application.ts';
import type { ClientApi } from './client.ts';
import { requireKeys } from './keys.ts';
import { noAllocation, nodeMissing, userMissing } from './missing.ts';
import { freePorts } from './ports.ts';
import { requireEgg } from './required.ts';
import { noRoom, requireRoom } from './room.ts';
import type { PterodactylSettings } from './settings.ts';

interface Deps {
  settings: PterodactylSettings;
  panel: ApplicationApi;
  client: ClientApi | null;
}

/** Everything a creation needs, asked for without creating. */
export async function preflight(deps: Deps, resources: Resources): Promise<void> {
  const { settings, panel } = deps;
  await requireKeys(deps);
  await requireEgg(panel, settings);
  if (!(await panel.findUser(settings.userId))) throw userMissing(settings);
  if (settings.nodeId === null) await requireAnyNode(deps, resources);
  else await requireNode(deps, settings.nodeId, resources);
}

async function requireNode({ settings, panel }: Deps, nodeId: number, resources: Resources): Promise<void> {
  const node = await panel.findNode(nodeId);
  if (!node) throw nodeMissing(nodeId);
  if (node.maintenance_mode) {
    throw new Refusal('node-maintenance', `Node ${node.name} is in maintenance.`, {
      remedy: 'End the maintenance under Panel → Nodes, or choose another node.',
    });
  }
  requireRoom(node, resources, await panel.flavor());
  if ((await freePorts(panel, nodeId, settings.ports)).length === 0) {
    throw noAllocation(`on node ${nodeId}`, { ports: settings.ports });
  }
}

async function requireAnyNode({ settings, panel }: Deps, resources: Resources): Promise<void> {
  const { memoryMb: memory, diskMb: disk, cpuPercent: cpu } = resources;
  const { locationIds: locations, nodeTags: tags } = settings;
  const nodes = await panel.deployableNodes({ memory, disk, cpu, locations, tags });
  const flavor = await panel.flavor();
  if (nodes.length === 0) throw noRoom('No node that takes new servers has that much left', resources, flavor);
  if (flavor === 'pelican' && settings.ports.length === 0) return; // its servers need no port
  for (const { id } of nodes) if ((await freePorts(panel, id, settings.ports)).length > 0) return;
  throw noAllocation(`on the nodes with room (${nodes.map(({ id }) => id).join(', ')})`, { ports: settings.ports });
}
