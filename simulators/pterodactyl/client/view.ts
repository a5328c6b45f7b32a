import { isPelican } from '../flavor.ts';
import type { Resource } from '../http/answer.ts';
import type { Call, Json } from '../http/call.ts';
import { allocationsOf, featureLimitsOf, identifierOf, limitsOf } from '../present/server.ts';
import type { Allocation, EggVariable } from '../state/rows.ts';
import type { ServerRow } from '../state/server-row.ts';
import type { World } from '../world.ts';

export const permissionsOf = ({ caller }: Pick<Call, 'caller'>, server: ServerRow): string[] =>
  caller.rootAdmin
    ? ['*', 'admin.websocket.errors', 'admin.websocket.install', 'admin.websocket.transfer']
    : server.userId === caller.id
      ? ['*']
      : [];

/** A server as its owner sees it; what the panel's owner calls it (`external_id`) is not among it. */
export function view(server: ServerRow, { caller }: Pick<Call, 'caller'>, world: World): Resource {
  const node = world.state.nodes.get(server.nodeId)!;
  return {
    object: 'server',
    attributes: {
      server_owner: server.userId === caller.id,
      identifier: identifierOf(server),
      internal_id: server.id,
      uuid: server.uuid,
      name: server.name,
      node: node.name,
      is_node_under_maintenance: node.maintenance,
      sftp_details: { ip: node.fqdn, ...(isPelican(world) && { alias: null }), port: 2022 },
      description: server.description,
      limits: limitsOf(server, world),
      invocation: invocationOf(server, world),
      docker_image: server.image,
      egg_features: null,
      feature_limits: featureLimitsOf(server),
      status: server.status,
      is_suspended: server.status === 'suspended',
      is_installing: server.status === 'installing',
      is_transferring: server.transferring,
      relationships: {
        allocations: {
          object: 'list',
          data: allocationsOf(server, world).map((allocation) => allocationView(allocation, server)),
        },
        variables: { object: 'list', data: visible(server, world).map((variable) => variableView(variable, server)) },
      },
    },
  };
}

const allocationView = ({ id, ip, alias, port, notes }: Allocation, server: ServerRow): Resource => ({
  object: 'allocation',
  attributes: { id, ip, ip_alias: alias, port, notes, is_default: id === server.allocationId },
});

/** What the owner may not see is not there at all. */
export const visible = (server: ServerRow, { state }: World): EggVariable[] =>
  state.eggs.get(server.eggId)!.variables.filter(({ userViewable }) => userViewable);

export const variableView = (variable: EggVariable, server: ServerRow): Resource => ({
  object: 'egg_variable',
  attributes: {
    name: variable.name,
    description: variable.description,
    env_variable: variable.envVariable,
    default_value: variable.defaultValue,
    server_value: server.variables[variable.id] ?? '',
    is_editable: variable.userEditable,
    rules: variable.rules,
  },
});

/** The start command with its `{{NAMES}}` filled in, as far as its reader may know them. */
export function invocationOf(server: ServerRow, { state }: World): string {
  const known: Json = { SERVER_MEMORY: server.memory, SERVER_IP: '127.0.0.1' };
  known['SERVER_PORT'] = state.allocations.get(server.allocationId ?? 0)?.port;
  for (const { id, envVariable, userViewable } of state.eggs.get(server.eggId)!.variables) {
    known[envVariable] = userViewable ? (server.variables[id] ?? '') : '[hidden]';
  }
  return server.startup.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(known[name] ?? whole));
}
