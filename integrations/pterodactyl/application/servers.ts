import { z } from 'zod';
import { item, nullWhenMissing, pageOf, pages } from '../envelope.ts';
import type { Transport } from '../transport.ts';

/** The environment, which is left out here, holds the bot's token. */
const server = z.object({
  id: z.number(),
  external_id: z.string().nullable(),
  uuid: z.string(),
  identifier: z.string(),
  name: z.string(),
  status: z.string().nullable(),
  user: z.number(),
  node: z.number(),
  /** Null on a Pelican alone, where a server needs no port. */
  allocation: z.number().nullable(),
  /** Null on a Pelican, which has no nests. */
  nest: z.number().nullable().default(null),
  egg: z.number(),
  limits: z.object({
    memory: z.number(),
    swap: z.number(),
    disk: z.number(),
    io: z.number(),
    cpu: z.number(),
    threads: z.string().nullable(),
  }),
  feature_limits: z.object({
    databases: z.number().nullable(),
    allocations: z.number().nullable(),
    backups: z.number().nullable(),
  }),
  container: z.object({ startup_command: z.string(), image: z.string() }),
});

export type PanelServer = z.output<typeof server>;

interface PterodactylsPlaces {
  locations: readonly number[];
}
interface PelicansPlaces {
  tags: readonly string[];
}

export interface NewServer {
  external_id: string;
  name: string;
  description: string;
  user: number;
  egg: number;
  docker_image: string;
  startup: string;
  environment: Record<string, string>;
  start_on_completion: boolean;
  limits: { memory: number; swap: number; disk: number; io: number; cpu: number };
  feature_limits: { databases: number; allocations: number; backups: number };
  allocation?: { default: number };
  deploy?: (PterodactylsPlaces | PelicansPlaces) & { dedicated_ip: boolean; port_range: string[] };
}

/** Everything, always: the panel takes a field that is left out for an empty one, or refuses. */
export interface ServerBuild {
  allocation: number | null;
  limits: PanelServer['limits'];
  feature_limits: PanelServer['feature_limits'];
}

export interface ServerStartup {
  startup: string;
  egg: number;
  image: string;
  skip_scripts: boolean;
  /** All of the egg's variables. */
  environment: Record<string, string>;
}

export const serverCalls = (panel: Transport) => ({
  findServer: (externalId: string): Promise<PanelServer | null> =>
    panel.read('GET', `/servers/external/${encodeURIComponent(externalId)}`, item(server)).catch(nullWhenMissing),

  createServer: (body: NewServer): Promise<PanelServer> =>
    panel.read('POST', '/servers', item(server), { body, deed: 'create' }),

  /** The ports a server has, as the panel sees them now. */
  async readAllocationIds(id: number): Promise<number[]> {
    const query = { include: 'allocations' };
    const { relationships } = await panel.read('GET', `/servers/${id}`, item(withAllocations), { query });
    return relationships.allocations.data.map(({ attributes }) => attributes.id);
  },

  /** Secrets and all; not to be kept, logged or shown. */
  async readEnvironment(id: number): Promise<Record<string, string>> {
    const { container } = await panel.read('GET', `/servers/${id}`, item(withEnvironment));
    return container.environment;
  },

  changeBuild: (id: number, body: ServerBuild): Promise<void> => panel.send('PATCH', `/servers/${id}/build`, { body }),
  changeStartup: (id: number, body: ServerStartup): Promise<void> =>
    panel.send('PATCH', `/servers/${id}/startup`, { body }),

  listServers: () => pages(panel, '/servers', server, { sort: 'id' }),
  /** For whoever asks for several pages at once. */
  listServersOn: (page: number) => pageOf(panel, '/servers', server, { sort: 'id', page }),

  deleteServer: (id: number): Promise<void> => panel.send('DELETE', `/servers/${id}`).catch(nullWhenMissing).then(),
  suspendServer: (id: number): Promise<void> => panel.send('POST', `/servers/${id}/suspend`),
  unsuspendServer: (id: number): Promise<void> => panel.send('POST', `/servers/${id}/unsuspend`),
});

const withAllocations = z.object({
  relationships: z.object({
    allocations: z.object({ data: z.array(z.object({ attributes: z.object({ id: z.number() }) })) }),
  }),
});

const withEnvironment = z.object({
  container: z.object({ environment: z.record(z.string(), z.coerce.string()) }),
});
