import { environmentOf } from '../application/servers/environment.ts';
import type { Answer } from '../http/answer.ts';
import type { Arrival } from '../http/pipeline.ts';
import type { PanelNode } from '../state/rows.ts';
import type { ServerRow } from '../state/server-row.ts';
import type { World } from '../world.ts';
import type { Machine } from './machine.ts';
import { takeUpload } from './upload.ts';
import { usageOf } from './usage.ts';

const refuse = (status: number, error: string): Answer => ({ status, body: { error } });

/** The Wings of one node, which know neither envelopes nor limits: whoever has the token sees everything. */
export async function wingsAnswer(arrival: Arrival, node: PanelNode, world: World): Promise<Answer> {
  const { method, path, headers } = arrival;
  const { slowMs = 0, answers } = world.ailments.get(node.id) ?? {};
  if (slowMs > 0) await world.clock.wait(slowMs);
  if (answers) return refuse(answers, 'The node is not well.');
  if (method === 'POST' && path === '/upload/file') return takeUpload(arrival, node, world);

  const { authorization } = headers;
  if (!authorization?.startsWith('Bearer ')) return refuse(401, 'The required authorization header was not present.');
  if (authorization !== `Bearer ${node.token}`) return refuse(403, 'You are not authorized to access this endpoint.');

  const [, uuid] = /^\/api\/servers(?:\/([\w-]+))?$/.exec(path) ?? [null];
  if (method !== 'GET' || uuid === null) return refuse(404, 'The requested resource was not found.');
  const machines = Object.values(world.state.machines).filter(({ nodeId }) => nodeId === node.id);
  const rows = new Map(world.state.servers.all().map((server) => [server.uuid, server]));
  const view = (machine: Machine) => machineView(machine, rows.get(machine.uuid), world);
  if (uuid === undefined) return { status: 200, body: machines.map(view) };

  const machine = machines.find((one) => one.uuid === uuid);
  return machine ? { status: 200, body: view(machine) } : refuse(404, 'There is no such server.');
}

/** Bot tokens and all: the configuration is the one the container gets. */
function machineView(machine: Machine, server: ServerRow | undefined, world: World) {
  return {
    state: machine.state,
    is_suspended: machine.suspended,
    utilization: usageOf(world, machine),
    configuration: {
      uuid: machine.uuid,
      meta: { name: server?.name ?? '', description: server?.description ?? '' },
      suspended: machine.suspended,
      environment: server ? environmentOf(server, world) : {},
      invocation: server?.startup ?? '',
      build: { memory_limit: machine.memoryMb, swap: server?.swap ?? 0, disk_space: server?.disk ?? 0 },
      container: { image: server?.image ?? '' },
    },
  };
}
