import type { BotSpec } from '../../../domain/hosting.ts';
import { Busy } from '../../../domain/refusal.ts';
import type { NewServer, PanelServer } from '../../../integrations/pterodactyl/application/servers.ts';
import type { ApplicationApi } from '../../../integrations/pterodactyl/application.ts';
import { PanelBusy, PanelError } from '../../../integrations/pterodactyl/panel-error.ts';
import { requireEgg } from '../../../integrations/pterodactyl/required.ts';
import { externalIdOf } from '../../../integrations/pterodactyl/server-layout.ts';
import type { PterodactylSettings } from '../../../integrations/pterodactyl/settings.ts';
import { adopt } from './adopt.ts';
import { createOnNode, type WithNodeLock } from './allocate.ts';
import { environmentFor } from './egg-environment.ts';
import { keepPort } from './keep-port.ts';

export interface Provisioning {
  settings: PterodactylSettings;
  panel: ApplicationApi;
  withNodeLock: WithNodeLock;
}

/** So long the panel may still be taking back a server that its node did not accept. */
const rollbackMs = 35_000;

/** Looks before it creates, and never creates on a doubt: whoever repeats this finds what an earlier try has made. */
export async function provision(deps: Provisioning, spec: BotSpec): Promise<PanelServer> {
  const { settings, panel } = deps;
  const externalId = externalIdOf(settings, spec.orderId);
  const there = await panel.findServer(externalId);
  if (there) return adopt(there, settings);

  const body = await describe(deps, spec);
  const made = await create(deps, body).catch((error) => whatHappened(deps, externalId, error));
  return keepPort(deps, made);
}

async function describe({ settings, panel }: Provisioning, { orderId, name, resources, environment }: BotSpec) {
  const egg = await requireEgg(panel, settings);
  const { memoryMb, diskMb, cpuPercent, databases, backups } = resources;
  return {
    external_id: externalIdOf(settings, orderId),
    name,
    description: `Made by Botyard for order ${orderId}.`,
    user: settings.userId,
    egg: egg.id,
    docker_image: settings.dockerImage ?? egg.docker_image,
    startup: settings.startupCommand ?? egg.startup,
    environment: environmentFor(egg, orderId, environment),
    start_on_completion: true,
    limits: { memory: memoryMb, swap: 0, disk: diskMb, io: 500, cpu: cpuPercent },
    feature_limits: { databases, allocations: 0, backups },
  } satisfies NewServer;
}

/** Where a Pelican picks the node, it gives a port only where some are named; a bot needs none. */
async function create(deps: Provisioning, body: NewServer): Promise<PanelServer> {
  const { nodeId, locationIds, nodeTags, ports } = deps.settings;
  if (nodeId !== null) return createOnNode(deps, { nodeId, ports, body });
  const where = (await deps.panel.flavor()) === 'pelican' ? { tags: nodeTags } : { locations: locationIds };
  return deps.panel.createServer({ ...body, deploy: { ...where, dedicated_ip: false, port_range: [...ports] } });
}

/** Somebody else created it first, or nobody knows yet: then the next try, after the panel's own rollback, will see. */
async function whatHappened({ panel, settings }: Provisioning, externalId: string, error: unknown) {
  if (error instanceof PanelError && error.breaks('external_id', 'unique')) {
    const theirs = await panel.findServer(externalId);
    if (theirs) return adopt(theirs, settings);
    throw new Busy('The panel had a server for this order, and lost it again.', rollbackMs, { cause: error });
  }
  if (error instanceof PanelBusy && error.mayBeDone) {
    const pause = Math.max(error.retryAfterMs, rollbackMs);
    throw new Busy(`${error.message} Whether the server was made is seen at the next try.`, pause, { cause: error });
  }
  throw error;
}
