import { environmentOf } from '../application/servers/environment.ts';
import { isPelican } from '../flavor.ts';
import { apiError } from '../http/api-error.ts';
import type { EggVariable } from '../state/rows.ts';
import type { ServerRow } from '../state/server-row.ts';
import type { World } from '../world.ts';
import { eggKind, eggVariableKind, nestKind } from './egg.ts';
import { as, each, type Include, type Kind } from './kind.ts';
import { allocationKind, locationKind, nodeKind } from './node.ts';
import { timestamp } from './time.ts';
import { userKind } from './user.ts';

export const identifierOf = (server: ServerRow): string => server.uuid.slice(0, 8);

export const limitsOf = (server: ServerRow, world: World) => ({
  memory: server.memory,
  swap: server.swap,
  disk: server.disk,
  io: server.io,
  cpu: server.cpu,
  threads: server.threads,
  oom_disabled: server.oomDisabled,
  ...(isPelican(world) && { oom_killer: !server.oomDisabled }),
});

export const featureLimitsOf = (server: ServerRow) => ({
  databases: server.databaseLimit,
  allocations: server.allocationLimit,
  backups: server.backupLimit,
});

const isInstalled = ({ status }: ServerRow) => (status === 'installing' || status === 'install_failed' ? 0 : 1);

export const serverKind: Kind<ServerRow> = {
  object: 'server',
  attributes: (server, world) => ({
    id: server.id,
    external_id: server.externalId,
    uuid: server.uuid,
    identifier: identifierOf(server),
    name: server.name,
    description: server.description,
    status: server.status,
    suspended: server.status === 'suspended',
    limits: limitsOf(server, world),
    feature_limits: featureLimitsOf(server),
    user: server.userId,
    node: server.nodeId,
    allocation: server.allocationId,
    ...(!isPelican(world) && { nest: server.nestId }),
    egg: server.eggId,
    container: {
      startup_command: server.startup,
      image: server.image,
      installed: isInstalled(server),
      environment: environmentOf(server, world),
    },
    updated_at: timestamp(server.updatedAt),
    created_at: timestamp(server.createdAt),
  }),
  includes: {
    allocations: { needs: 'allocations', load: (server, world) => each(allocationKind, allocationsOf(server, world)) },
    user: { needs: 'users', load: (server, { state }) => as(userKind, state.users.get(server.userId)) },
    subusers: { needs: 'users', load: () => [] },
    nest: {
      only: 'pterodactyl',
      needs: 'nests',
      load: (server, { state }) => as(nestKind, state.nests.get(server.nestId)),
    },
    egg: { needs: 'eggs', load: (server, { state }) => as(eggKind, state.eggs.get(server.eggId)) },
    variables: variables(),
    location: {
      only: 'pterodactyl',
      needs: 'locations',
      load: (server, world) => as(locationKind, locationOf(server, world)),
    },
    node: { needs: 'nodes', load: (server, { state }) => as(nodeKind, state.nodes.get(server.nodeId)) },
    databases: { needs: 'server_databases', load: () => [] },
    transfer: {
      needs: 'servers',
      load: () => {
        throw apiError(500, 'Error', 'The panel declares this include and never wrote it.');
      },
    },
  },
};

export const allocationsOf = (server: ServerRow, { state }: World) =>
  state.allocations.filter(({ serverId }) => serverId === server.id);

const locationOf = (server: ServerRow, { state }: World) =>
  state.locations.get(state.nodes.get(server.nodeId)?.locationId ?? 0);

function variables(): Include<ServerRow> {
  return {
    needs: 'eggs',
    load(server, { state }) {
      const egg = state.eggs.get(server.eggId)!;
      const plain = eggVariableKind(egg);
      const withValue: Kind<EggVariable> = {
        object: 'server_variable',
        attributes: (variable, world) => ({
          ...plain.attributes(variable, world),
          server_value: server.variables[variable.id] ?? '',
        }),
        includes: {},
      };
      return each(withValue, egg.variables);
    },
  };
}
