import type { Resources } from '../../../domain/catalogue.ts';
import type { ServerUsage } from '../../../domain/hosting.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { PanelServer } from '../../../integrations/pterodactyl/application/servers.ts';
import type { ApplicationApi } from '../../../integrations/pterodactyl/application.ts';
import { nodeMissing } from './causes.ts';
import { requireRoom } from './room.ts';

interface Deps {
  panel: ApplicationApi;
  usage(server: PanelServer): Promise<ServerUsage | null>;
}

/** Read, changed and written whole. Memory, CPU and disk count at once; no restart is needed. */
export async function resize({ panel, usage }: Deps, server: PanelServer, resources: Resources): Promise<void> {
  const { memoryMb, diskMb, cpuPercent, databases, backups } = resources;
  requireFit(await usage(server), resources);
  await requireGrowth(panel, server, resources);

  await panel.changeBuild(server.id, {
    allocation: server.allocation,
    limits: { ...server.limits, memory: memoryMb, disk: diskMb, cpu: cpuPercent },
    feature_limits: { ...server.feature_limits, databases, backups },
  });
}

const mebibyte = 1024 * 1024;

/** A node takes memory from a process, or disk from files, only by breaking something. */
function requireFit(used: ServerUsage | null, { memoryMb, diskMb }: Resources): void {
  const memory = Math.ceil((used?.memoryBytes ?? 0) / 1_000_000);
  const disk = Math.ceil((used?.diskBytes ?? 0) / mebibyte);
  if (memory <= memoryMb && disk <= diskMb) return;
  const message = `The bot uses ${memory} MB memory and ${disk} MB disk; the smaller size has ${memoryMb} and ${diskMb} MB.`;
  throw new Refusal('use-exceeds-size', message, {
    remedy: 'Delete files or restart the bot until it fits, or keep the larger size.',
  });
}

async function requireGrowth(panel: ApplicationApi, { node, limits }: PanelServer, { memoryMb, diskMb }: Resources) {
  const more = { memoryMb: memoryMb - limits.memory, diskMb: diskMb - limits.disk };
  if (more.memoryMb <= 0 && more.diskMb <= 0) return;
  const found = await panel.findNode(node);
  if (!found) throw nodeMissing(node);
  requireRoom(found, { memoryMb: Math.max(more.memoryMb, 0), diskMb: Math.max(more.diskMb, 0) });
}
