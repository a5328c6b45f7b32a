import { type Answer, listOf, one } from '../http/answer.ts';
import { apiError } from '../http/api-error.ts';
import type { Call } from '../http/call.ts';
import type { Route } from '../http/router.ts';
import { present } from '../present/kind.ts';
import { locationKind, nodeKind } from '../present/node.ts';
import type { Location, PanelNode } from '../state/rows.ts';
import type { World } from '../world.ts';
import { includes, paged, type Searchable, shuffled } from './listing.ts';
import { viableNodes } from './servers/viable-nodes.ts';

const nodes: Searchable<PanelNode> = {
  filters: {
    uuid: includes(({ uuid }) => uuid),
    name: includes(({ name }) => name),
    fqdn: includes(({ fqdn }) => fqdn),
    daemon_token_id: includes(({ tokenId }) => tokenId),
  },
  sorts: { id: ({ id }) => id, uuid: ({ uuid }) => uuid, memory: ({ memory }) => memory, disk: ({ disk }) => disk },
};

const locations: Searchable<Location> = {
  filters: { short: includes(({ short }) => short), long: includes(({ long }) => long) },
  sorts: { id: ({ id }) => id },
};

/** Where servers can be: locations and their nodes. */
export const placeRoutes: Route[] = [
  {
    method: 'GET',
    path: '/api/application/nodes',
    needs: 'nodes',
    handle: (call, world) => paged(call, world, nodeKind, world.state.nodes.all(), nodes),
  },
  {
    method: 'GET',
    path: '/api/application/nodes/deployable',
    needs: 'nodes',
    rules: () => ({
      memory: 'required|integer|min:0',
      disk: 'required|integer|min:0',
      location_ids: 'array',
      'location_ids.*': 'integer',
      cpu: 'integer|min:0',
      tags: 'array',
      'tags.*': 'string',
    }),
    handle: deployable,
  },
  {
    method: 'GET',
    path: '/api/application/nodes/:node',
    needs: 'nodes',
    handle: (call, world) => one(present(nodeKind, call.found.node, call, world)),
  },
  {
    method: 'GET',
    path: '/api/application/nodes/:node/configuration',
    needs: 'nodes',
    handle: ({ found: { node } }, world) => ({ status: 200, body: configurationOf(node, world) }),
  },
  {
    method: 'GET',
    path: '/api/application/locations',
    only: 'pterodactyl',
    needs: 'locations',
    handle: (call, world) => paged(call, world, locationKind, world.state.locations.all(), locations),
  },
  {
    method: 'GET',
    path: '/api/application/locations/:location',
    only: 'pterodactyl',
    needs: 'locations',
    handle: (call, world) => one(present(locationKind, call.found.location, call, world)),
  },
];

/** Room alone is asked for, and not whether a port is free. */
function deployable(call: Call, world: World): Answer {
  const { body } = call;
  const locations = listed(body['location_ids']).map(Number);
  const need = {
    memory: Number(body['memory']),
    disk: Number(body['disk']),
    cpu: Number(body['cpu'] ?? 0),
    locations,
    tags: listed(body['tags']).map(String),
  };
  const fitting = viableNodes(world, need);
  if (fitting.length === 0) throw apiError(400, 'NoViableNodeException', 'No node has room for this.');
  if (call.query.has('page')) return paged(call, world, nodeKind, fitting);
  return listOf(shuffled(fitting).map((node) => present(nodeKind, node, call, world)));
}

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const configurationOf = (node: PanelNode, world: World) => ({
  debug: false,
  uuid: node.uuid,
  token_id: node.tokenId,
  token: node.token,
  api: { host: '0.0.0.0', port: 8080, ssl: { enabled: false }, upload_limit: node.uploadMb },
  system: { data: '/var/lib/pterodactyl/volumes', sftp: { bind_port: 2022 } },
  allowed_mounts: [],
  remote: world.url(),
});
