import type { Resources } from '../../../domain/catalogue.ts';
import type { ServerUsage } from '../../../domain/hosting.ts';
import { Busy, Refusal } from '../../../domain/refusal.ts';
import type { PanelServer } from '../../../integrations/pterodactyl/application/servers.ts';
import type { ApplicationApi } from '../../../integrations/pterodactyl/application.ts';
import type { ClientApi } from '../../../integrations/pterodactyl/client.ts';
import type { Flavor } from '../../../integrations/pterodactyl/flavor.ts';
import { nodeMissing } from '../../../integrations/pterodactyl/missing.ts';
import { requireRoom, type Size } from '../../../integrations/pterodactyl/room.ts';

interface Deps {
  panel: ApplicationApi;
  client: ClientApi | null;
  usage(server: PanelServer): Promise<ServerUsage | null>;
}

/** Read, changed and written whole. Memory, CPU and disk count at once; no restart is needed. */
export async function resize(deps: Deps, server: PanelServer, resources: Resources): Promise<void> {
  const { memoryMb, diskMb, cpuPercent, databases, backups } = resources;
  await requireFit(deps, server, resources);
  await requireGrowth(deps.panel, server, resources);

  await deps.panel.changeBuild(server.id, {
    allocation: server.allocation,
    limits: { ...server.limits, memory: memoryMb, disk: diskMb, cpu: cpuPercent },
    feature_limits: { ...server.feature_limits, databases, backups },
  });
}

const mebibyte = 1024 * 1024;

/** 0 is a size without a limit. */
const isLess = (size: number, before: number) => before === 0 || size < before;

/** A node takes memory from a process, or disk from files, only by breaking something. */
async function requireFit({ panel, client, usage }: Deps, server: PanelServer, { memoryMb, diskMb }: Resources) {
  const losesMemory = isLess(memoryMb, server.limits.memory);
  const losesDisk = isLess(diskMb, server.limits.disk);
  if (!losesMemory && !losesDisk) return;

  const used = await usage(server);
  if (!used && client && server.status === null) {
    throw new Busy(`What ${server.identifier} uses cannot be seen now, and it would get less.`, 10_000);
  }
  const memory = Math.ceil((used?.memoryBytes ?? 0) / megabyteOf[await panel.flavor()]);
  const disk = Math.ceil((used?.diskBytes ?? 0) / mebibyte);
  if ((losesMemory && memory > memoryMb) || (losesDisk && disk > diskMb))
    throw tooSmall({ memory, disk }, { memoryMb, diskMb });
}

/** What their nodes take for a megabyte of memory. */
const megabyteOf: Record<Flavor, number> = { pterodactyl: 1_000_000, pelican: mebibyte };

const tooSmall = (uses: { memory: number; disk: number }, { memoryMb, diskMb }: Pick<Size, 'memoryMb' | 'diskMb'>) =>
  new Refusal(
    'use-exceeds-size',
    `The bot uses ${uses.memory} MB memory and ${uses.disk} MB disk; the smaller size has ${memoryMb} and ${diskMb} MB.`,
    { remedy: 'Delete files or restart the bot until it fits, or keep the larger size.' },
  );

/** Room for what is added; a node that is too full already does not keep a bot from becoming smaller. */
async function requireGrowth(panel: ApplicationApi, { node, limits }: PanelServer, wanted: Resources) {
  const more = {
    memoryMb: grown(wanted.memoryMb, limits.memory),
    diskMb: grown(wanted.diskMb, limits.disk),
    cpuPercent: grown(wanted.cpuPercent, limits.cpu),
  };
  if (Object.values(more).every((amount) => amount === nothing)) return;
  const found = await panel.findNode(node);
  if (!found) throw nodeMissing(node);
  requireRoom(found, more, await panel.flavor());
}

/** So little fits on a node that is too full already. */
const nothing = Number.NEGATIVE_INFINITY;
const grown = (wanted: number, before: number): number => (wanted > before ? wanted - before : nothing);
