import { type Answer, one } from '../../http/answer.ts';
import type { Call, Json } from '../../http/call.ts';
import type { Route } from '../../http/router.ts';
import { present } from '../../present/kind.ts';
import { serverKind } from '../../present/server.ts';
import type { Allocation, Egg } from '../../state/rows.ts';
import type { ServerRow } from '../../state/server-row.ts';
import { createOnNode } from '../../wings/create.ts';
import { deleteOnNode } from '../../wings/delete.ts';
import type { World } from '../../world.ts';
import { createRules } from './create-rules.ts';
import { removeRow } from './delete.ts';
import { valuesFor } from './environment.ts';
import { pickAllocation } from './pick-allocation.ts';
import { truth } from './truth.ts';

export const createServer: Route = {
  method: 'POST',
  path: '/api/application/servers',
  needs: 'servers',
  rules: ({ body }, world) => createRules(body, world),
  handle: create,
};

/** The row is there, for all to see, before the node is asked; it goes again when the node says no. */
async function create(call: Call, world: World): Promise<Answer> {
  const { state } = world;
  const { body } = call;
  const asked = body['allocation'] as { default: unknown; additional?: unknown[] } | undefined;
  const allocation = body['deploy'] ? pickAllocation(state, body) : state.allocations.get(Number(asked?.default))!;
  const egg = state.eggs.get(Number(body['egg']))!;

  const row = state.servers.add(rowFrom(body, { egg, allocation, now: world.clock.now() }));
  for (const id of [allocation.id, ...(asked?.additional ?? [])]) {
    const claimed = state.allocations.get(Number(id));
    if (claimed) claimed.serverId = row.id;
  }

  try {
    await createOnNode(world, row, truth(body['start_on_completion']) ?? false);
  } catch (error) {
    await deleteOnNode(world, row).catch(() => undefined);
    removeRow(world, row);
    throw error;
  }
  return one(present(serverKind, row, call, world), { status: 201 });
}

interface Chosen {
  egg: Egg;
  allocation: Allocation;
  now: number;
}

function rowFrom(body: Json, { egg, allocation, now }: Chosen): Omit<ServerRow, 'id'> {
  const features = body['feature_limits'] as Json;
  return {
    externalId: (body['external_id'] as string | null | undefined) ?? null,
    uuid: crypto.randomUUID(),
    name: String(body['name']),
    description: String(body['description'] ?? ''),
    status: 'installing',
    skipScripts: truth(body['skip_scripts']) ?? false,
    userId: Number(body['user']),
    nodeId: allocation.nodeId,
    allocationId: allocation.id,
    nestId: egg.nestId,
    eggId: egg.id,
    startup: String(body['startup']),
    image: String(body['docker_image']),
    ...limitsFrom(body['limits'] as Json),
    oomDisabled: truth(body['oom_disabled']) ?? true,
    databaseLimit: Number(features['databases'] ?? 0),
    allocationLimit: Number(features['allocations'] ?? 0),
    backupLimit: Number(features['backups'] ?? 0),
    variables: valuesFor(egg, body['environment']),
    installedAt: null,
    transferring: false,
    createdAt: now,
    updatedAt: now,
  };
}

export const limitsFrom = (limits: Json) => ({
  memory: Number(limits['memory']),
  swap: Number(limits['swap']),
  disk: Number(limits['disk']),
  io: Number(limits['io']),
  cpu: Number(limits['cpu']),
  threads: limits['threads'] === undefined || limits['threads'] === null ? null : String(limits['threads']),
});
