import { usedOn } from '../application/servers/viable-nodes.ts';
import { isPelican } from '../flavor.ts';
import type { Allocation, Location, PanelNode } from '../state/rows.ts';
import type { World } from '../world.ts';
import { as, each, type Kind } from './kind.ts';
import { serverKind } from './server.ts';
import { timestamp } from './time.ts';

export const nodeKind: Kind<PanelNode> = {
  object: 'node',
  attributes: (node, world) => ({
    id: node.id,
    uuid: node.uuid,
    public: node.public,
    name: node.name,
    description: null,
    fqdn: node.fqdn,
    scheme: 'http',
    behind_proxy: false,
    maintenance_mode: node.maintenance,
    memory: node.memory,
    memory_overallocate: node.memoryOverallocate,
    disk: node.disk,
    disk_overallocate: node.diskOverallocate,
    upload_size: node.uploadMb,
    daemon_listen: isPelican(world) ? 8080 : doorOf(node, world),
    daemon_sftp: 2022,
    daemon_base: '/var/lib/pterodactyl/volumes',
    created_at: timestamp(node.createdAt),
    updated_at: timestamp(node.updatedAt),
    ...(isPelican(world) ? pelicansOwn(node, world) : pterodactylsOwn(node, world)),
  }),
  includes: {
    allocations: {
      needs: 'allocations',
      load: (node, { state }) =>
        each(
          allocationKind,
          state.allocations.filter(({ nodeId }) => nodeId === node.id),
        ),
    },
    location: {
      only: 'pterodactyl',
      needs: 'locations',
      load: (node, { state }) => as(locationKind, state.locations.get(node.locationId)),
    },
    servers: {
      needs: 'servers',
      load: (node, { state }) =>
        each(
          serverKind,
          state.servers.filter(({ nodeId }) => nodeId === node.id),
        ),
    },
  },
};

const doorOf = ({ id }: PanelNode, { wingsPorts }: World): number => wingsPorts.get(id) ?? 8080;

function pterodactylsOwn(node: PanelNode, { state }: World) {
  const { memory, disk } = usedOn(state, node);
  return { location_id: node.locationId, allocated_resources: { memory, disk } };
}

/** Where its Wings are reached from outside may differ from where they listen. */
const pelicansOwn = (node: PanelNode, world: World) => ({
  tags: node.tags,
  cpu: node.cpu,
  cpu_overallocate: node.cpuOverallocate,
  daemon_connect: doorOf(node, world),
  daemon_sftp_alias: null,
  allocated_resources: usedOn(world.state, node),
});

export const allocationKind: Kind<Allocation> = {
  object: 'allocation',
  attributes: ({ id, ip, alias, port, notes, serverId }) => ({
    id,
    ip,
    alias,
    port,
    notes,
    assigned: serverId !== null,
  }),
  includes: {
    node: { needs: 'nodes', load: (allocation, { state }) => as(nodeKind, state.nodes.get(allocation.nodeId)) },
    server: {
      needs: 'servers',
      load: ({ serverId }, { state }) => (serverId === null ? null : as(serverKind, state.servers.get(serverId))),
    },
  },
};

export const locationKind: Kind<Location> = {
  object: 'location',
  attributes: (location) => ({
    id: location.id,
    short: location.short,
    long: location.long,
    updated_at: timestamp(location.updatedAt),
    created_at: timestamp(location.createdAt),
  }),
  includes: {
    nodes: {
      needs: 'nodes',
      load: (location, { state }) =>
        each(
          nodeKind,
          state.nodes.filter(({ locationId }) => locationId === location.id),
        ),
    },
    servers: {
      needs: 'servers',
      load: ({ id }, { state }) =>
        each(
          serverKind,
          state.servers.filter(({ nodeId }) => state.nodes.get(nodeId)?.locationId === id),
        ),
    },
  },
};
