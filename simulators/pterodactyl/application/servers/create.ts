import { isPelican } from '../../flavor.ts';
import { type Answer, one } from '../../http/answer.ts';
import type { Call, Json } from '../../http/call.ts';
import { isAway, unlessUnheard } from '../../http/node-trouble.ts';
import type { Route } from '../../http/router.ts';
import { present } from '../../present/kind.ts';
import { serverKind } from '../../present/server.ts';
import type { Egg } from '../../state/rows.ts';
import type { ServerRow } from '../../state/server-row.ts';
import { createOnNode } from '../../wings/create.ts';
import { deleteOnNode } from '../../wings/delete.ts';
import type { World } from '../../world.ts';
import { createRules } from './create-rules.ts';
import { removeRow } from './delete.ts';
import { valuesFor } from './environment.ts';
import { type Place, pickPlace } from './pick-place.ts';
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
  const place = body['deploy'] ? pickPlace(world, body) : placeOf(world, Number(asked?.default));
  const egg = state.eggs.get(Number(body['egg']))!;

  const row = state.servers.add(rowFrom(body, { egg, place, world }));
  for (const id of [place.allocation?.id, ...(asked?.additional ?? [])]) {
    const claimed = state.allocations.get(Number(id));
    if (claimed) claimed.serverId = row.id;
  }

  try {
    await unlessUnheard(world, createOnNode(world, row, truth(body['start_on_completion']) ?? false));
  } catch (error) {
    // Pelican takes back only what its node could not be told of at all.
    if (isPelican(world) && !isAway(error)) throw error;
    await deleteOnNode(world, row).catch(() => undefined);
    removeRow(world, row);
    throw error;
  }
  return one(present(serverKind, row, call, world), { status: 201 });
}

function placeOf({ state }: World, allocationId: number): Place {
  const allocation = state.allocations.get(allocationId)!;
  return { nodeId: allocation.nodeId, allocation };
}

interface Chosen {
  egg: Egg;
  place: Place;
  world: World;
}

function rowFrom(body: Json, { egg, place, world }: Chosen): Omit<ServerRow, 'id'> {
  const now = world.clock.now();
  const features = body['feature_limits'] as Json;
  return {
    externalId: (body['external_id'] as string | null | undefined) ?? null,
    uuid: crypto.randomUUID(),
    name: String(body['name']),
    description: String(body['description'] ?? ''),
    status: 'installing',
    skipScripts: truth(body['skip_scripts']) ?? false,
    userId: Number(body['user']),
    nodeId: place.nodeId,
    allocationId: place.allocation?.id ?? null,
    nestId: egg.nestId,
    eggId: egg.id,
    startup: String(body['startup'] ?? egg.startup),
    image: String(body['docker_image'] ?? Object.values(egg.dockerImages)[0]),
    ...limitsFrom(body['limits'] as Json),
    oomDisabled: oomDisabledIn(body, world) ?? true,
    databaseLimit: Number(features['databases'] ?? 0),
    allocationLimit: Number(features['allocations'] ?? 0),
    backupLimit: Number(features['backups'] ?? 0),
    variables: valuesFor(egg, body['environment'], world),
    installedAt: null,
    transferring: false,
    createdAt: now,
    updatedAt: now,
  };
}

/** The two kinds of panels ask for the opposite. */
export function oomDisabledIn(body: Json, world: World): boolean | undefined {
  if (!isPelican(world)) return truth(body['oom_disabled']);
  const killer = truth(body['oom_killer']);
  return killer === undefined ? undefined : !killer;
}

export const limitsFrom = (limits: Json) => ({
  memory: Number(limits['memory']),
  swap: Number(limits['swap']),
  disk: Number(limits['disk']),
  io: Number(limits['io']),
  cpu: Number(limits['cpu']),
  threads: limits['threads'] === undefined || limits['threads'] === null ? null : String(limits['threads']),
});
